package io.headroom.calibrate;

import io.headroom.plan.Efficiency;
import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Profile;
import io.headroom.plan.Protocol;
import io.headroom.plan.Serving.Batching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Profiles put together: for each point the coefficients and the protocol of the most specific ones that cover it.
public final class Profiles {
    private final List<Profile> bySpecificity;

    private Profiles(List<Profile> bySpecificity) {
        this.bySpecificity = bySpecificity;
    }

    /// Puts profiles together. Of two for the same scope the later one counts.
    public static Profiles of(List<Profile> profiles) {
        return new Profiles(profiles.stream().sorted(Comparator.comparingInt(profile -> profile.scope().rank())).toList());
    }

    /// The profiles that cover a point, the most specific last.
    public List<Profile> covering(MeasuredPoint point) {
        return bySpecificity.stream().filter(profile -> profile.scope().covers(point.gpu().id(), point.model(), point.batching())).toList();
    }

    /// How a point was taken, by the most specific profile that says it; the usual way where none does.
    public Protocol protocol(MeasuredPoint point) {
        Protocol taken = Protocol.USUAL;
        for (Profile profile : covering(point)) {
            taken = profile.protocol() == null ? taken : profile.protocol();
        }
        return taken;
    }

    /// Simulates points, each under its coefficients.
    ///
    /// @param protocol how all of them were taken, or null for what the profiles say of each
    public List<Replay.Simulated> replay(List<MeasuredPoint> points, @Nullable Protocol protocol) {
        List<Replay.Simulated> simulated = new ArrayList<>();
        for (MeasuredPoint point : points) {
            Efficiency efficiency = Efficiency.USUAL;
            for (Profile profile : covering(point)) {
                efficiency = efficiency.with(profile.coefficients());
            }
            simulated.addAll(Replay.of(List.of(point), protocol == null ? protocol(point) : protocol, efficiency));
        }
        return simulated;
    }

    /// The profiles that cover a deployment, the most specific last.
    public List<Profile> covering(GpuType gpu, Model model, Batching batching) {
        return bySpecificity.stream().filter(profile -> profile.scope().covers(gpu.id(), model, batching)).toList();
    }

    /// The coefficients of a deployment.
    public Efficiency efficiency(GpuType gpu, Model model, Batching batching) {
        Efficiency efficiency = Efficiency.USUAL;
        for (Profile profile : covering(gpu, model, batching)) {
            efficiency = efficiency.with(profile.coefficients());
        }
        return efficiency;
    }
}
