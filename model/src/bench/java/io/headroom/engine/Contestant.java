package io.headroom.engine;

import com.sun.management.OperatingSystemMXBean;
import io.headroom.plan.Plan;
import io.headroom.store.PlanFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Who simulates the queue, and the JVM in which it does so.
///
/// @param title unlike any other's
/// @param start prepares it for a plan
record Contestant(String title, Kind kind, Function<Plan, Rival> start) {
    /// SSJ simulates half of the sample's replications in each round, since there are ten of it.
    private static final int SSJ_REPLICATIONS = 10;

    /// Those that are compared with each other as one.
    enum Kind { HEADROOM, BARE, BARE_WITH_HISTOGRAM, SSJ, SSJ_LEAN }

    /// Everyone.
    static List<Contestant> all() {
        List<Contestant> all = new ArrayList<>();
        all.add(new Contestant("Headroom, evaluate samples/erlang.headroom", Kind.HEADROOM, EngineQueue::new));
        all.add(new Contestant("bare loop, sum only", Kind.BARE, plan -> new BareQueue(QueueSetting.of(plan), false)));
        all.add(new Contestant("bare loop with histogram", Kind.BARE_WITH_HISTOGRAM, plan -> new BareQueue(QueueSetting.of(plan), true)));
        for (SsjQueue.Events events : SsjQueue.Events.values()) {
            all.add(new Contestant("SSJ as its guide writes it, " + events.title(), Kind.SSJ, plan -> new SsjGuideQueue(shorter(plan), events)));
        }
        for (SsjQueue.Events events : SsjQueue.Events.values()) {
            all.add(new Contestant("SSJ lean, " + events.title(), Kind.SSJ_LEAN, plan -> new SsjLeanQueue(shorter(plan), events)));
        }
        return all;
    }

    private static QueueSetting shorter(Plan plan) {
        return QueueSetting.of(plan).withReplications(SSJ_REPLICATIONS);
    }

    /// Simulates once for each line on standard input, and answers with customers per second of processor time (the machine may have other things to do), the
    /// mean and the 99th percentile.
    ///
    /// @param arguments a plan with one queue, and the title of the contestant
    public static void main(String[] arguments) throws IOException {
        Rival rival = all().stream().filter(contestant -> contestant.title.equals(arguments[1])).findFirst().orElseThrow().start
                .apply(PlanFile.read(Path.of(arguments[0])).plan());
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (orders.readLine() != null) {
            long began = machine.getProcessCpuTime();
            Sojourns sojourns = rival.run();
            double seconds = (machine.getProcessCpuTime() - began) / 1e9;
            System.out.printf(Locale.ROOT, "%s %s %s%n", sojourns.customers() / seconds, sojourns.mean(), sojourns.p99());
        }
    }

    /// The engine on the path that `evaluate` takes, on one thread.
    private record EngineQueue(Plan plan) implements Rival {
        @Override
        public Sojourns run() {
            Results results = Evaluation.of(plan, 1);
            LatencySummary sojourns = results.tenants().getFirst().e2e();
            return new Sojourns(results.engine().requests(), sojourns.mean(), sojourns.p99());
        }
    }
}
