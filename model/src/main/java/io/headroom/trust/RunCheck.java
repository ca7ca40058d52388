package io.headroom.trust;

import io.headroom.calibrate.Profiles;
import io.headroom.calibrate.RecordedRun;
import io.headroom.calibrate.RunReplay;
import io.headroom.calibrate.RunReplay.Latency;
import io.headroom.calibrate.RunReplay.Replayed;
import io.headroom.engine.Interval;
import io.headroom.plan.Profile;
import io.headroom.plan.Profile.Accuracy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Compares the simulation with a recorded run, request by request and second by second.
///
/// A figure of a request is inside if its error is no larger than the P90 error allowed for it, so one in ten may be outside. Allowed is what the profile behind
/// the run states for TTFT and TPOT, else what is asked of the coefficients that ship; end to end it is what is asked of those.
public final class RunCheck {
    private static final Map<Latency, TrustReport.Errors> DENSE = Map.of(Latency.E2E, new TrustReport.Errors(0.08, 0.20), Latency.TTFT,
            new TrustReport.Errors(0.22, 0.60), Latency.TPOT, new TrustReport.Errors(0.08, 0.20));
    private static final Map<Latency, TrustReport.Errors> MOE = Map.of(Latency.E2E, new TrustReport.Errors(0.18, 0.45), Latency.TTFT,
            new TrustReport.Errors(0.40, 0.85), Latency.TPOT, new TrustReport.Errors(0.18, 0.45));

    private final RunReplay.Outcome replayed;
    private final Map<Latency, TrustReport.Errors> allowed;
    private final String why;

    private RunCheck(RunReplay.Outcome replayed, Map<Latency, TrustReport.Errors> allowed, String why) {
        this.replayed = replayed;
        this.allowed = allowed;
        this.why = why;
    }

    /// Replays a run under profiles.
    ///
    /// @throws io.headroom.plan.InvalidPlan if the model does not fit the GPUs, or a request does not fit the model
    public static RunCheck of(RecordedRun run, Profiles profiles) {
        Map<Latency, TrustReport.Errors> allowed = new EnumMap<>(Profile.Family.of(run.model()) == Profile.Family.DENSE ? DENSE : MOE);
        String why = "usual coefficients";
        for (Profile profile : profiles.covering(run.gpu(), run.model(), run.batching())) {
            Accuracy accuracy = profile.accuracy();
            if (accuracy != null) {
                allowed.put(Latency.TTFT, new TrustReport.Errors(accuracy.ttftMedian(), accuracy.ttftP90()));
                allowed.put(Latency.TPOT, new TrustReport.Errors(accuracy.tpotMedian(), accuracy.tpotP90()));
            }
            why = "profile " + profile.id();
        }
        return new RunCheck(RunReplay.of(run, profiles.efficiency(run.gpu(), run.model(), run.batching())), allowed, why);
    }

    /// The run and its simulation.
    public RunReplay.Outcome replayed() {
        return replayed;
    }

    /// The errors of a latency; not a number if no request has it.
    public TrustReport.Errors errors(Latency latency) {
        RunReplay.RelativeError error = replayed.error(latency);
        return new TrustReport.Errors(error.median(), error.p90());
    }

    /// The errors that are allowed for a latency.
    public TrustReport.Errors allowed(Latency latency) {
        return Objects.requireNonNull(allowed.get(latency));
    }

    /// Whether median and P90 error of a latency are no larger than allowed.
    public boolean inside(Latency latency) {
        TrustReport.Errors found = errors(latency);
        return !(found.median() > allowed(latency).median()) && !(found.p90() > allowed(latency).p90());
    }

    /// Whether that is so for all of them.
    public boolean inside() {
        return Arrays.stream(Latency.values()).allMatch(this::inside);
    }

    /// The report: three rows for each request, in milliseconds, and one group.
    public TrustReport report() {
        List<TrustReport.Row> rows = new ArrayList<>();
        for (Replayed one : replayed.requests()) {
            for (Latency latency : Latency.values()) {
                rows.add(row(one, latency));
            }
        }
        return new TrustReport(rows, List.of(new TrustReport.Group(replayed.run().name(), replayed.requests().size(), errors(Latency.TTFT), errors(Latency.TPOT),
                errors(Latency.E2E), 0)));
    }

    private TrustReport.Row row(Replayed one, Latency latency) {
        String id = replayed.run().name() + " " + one.request().id();
        String metric = latency.name().toLowerCase(Locale.ROOT) + "_ms";
        double measured = 1000 * latency.of(one.request().measured());
        double simulated = 1000 * latency.of(one.simulated());
        if (Double.isNaN(measured)) {
            return TrustReport.Row.leftOut(id, metric, Double.NaN, "an output of one token has no time between tokens");
        }
        double error = allowed(latency).p90();
        double most = error < 1 ? simulated / (1 - error) : Double.POSITIVE_INFINITY;
        return TrustReport.Row.judged(id, metric, measured, simulated, new Interval(simulated / (1 + error), most), why);
    }
}
