package io.headroom.report;

import io.headroom.edit.IncidentEdits;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Cluster;
import io.headroom.plan.Plan;
import io.headroom.words.EditWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What may go wrong with a plan, from its results and its dates: the gravest first. Nothing here is a guess of likelihood; each line says what it rests on.
///
/// @param risks what may go wrong
public record RiskRegister(List<Risk> risks) {
    /// Utilisation from which a partition has nothing left for a burst.
    private static final double FULL = 0.95;
    /// Utilisation from which queues grow fast.
    private static final double BUSY = 0.85;
    private static final double THROTTLED = 0.01;

    private static final Words WORDS = Words.of(RiskRegister.class);
    private static final Format FORMAT = Format.here();

    /// How grave it is.
    public enum Level {
        /// A promise is broken, or someone is not served.
        HIGH,
        /// A promise may break.
        MEDIUM,
        /// Worth knowing.
        LOW
    }

    /// Something that may go wrong.
    ///
    /// @param kind which of the risks it is
    /// @param who whom or what it is about
    /// @param figures what it rests on, as words
    public record Risk(Level level, String kind, String who, List<String> figures) {
        /// Keeps its own copy.
        public Risk {
            figures = List.copyOf(figures);
        }

        /// What it is.
        public String what() {
            return WORDS.text("risk." + kind + ".what", figures.toArray());
        }

        /// What it rests on.
        public String basis() {
            return WORDS.text("risk." + kind + ".basis", figures.toArray());
        }

        /// What to do about it.
        public String action() {
            return WORDS.text("risk." + kind + ".action");
        }
    }

    /// Keeps its own copy.
    public RiskRegister {
        risks = List.copyOf(risks);
    }

    /// The register of a plan.
    public static RiskRegister of(Plan plan, Results results) {
        List<Risk> risks = new ArrayList<>();
        objectives(results, risks);
        tenants(results, risks);
        partitions(plan, results, risks);
        clusters(plan, risks);
        plan.incidents().forEach(incident -> risks.add(risk(Level.LOW, "incident", EditWords.here().label(IncidentEdits.add(plan, incident)),
                FORMAT.durationExact(incident.atSeconds()).text())));
        risks.sort(Comparator.comparing(Risk::level));
        return new RiskRegister(risks);
    }

    private static Risk risk(Level level, String kind, String who, String... figures) {
        return new Risk(level, kind, who, List.of(figures));
    }

    private static void objectives(Results results, List<Risk> risks) {
        for (Verdict.Judged one : Verdict.of(results).judged()) {
            if (one.result().state() == ObjectiveState.MISSED || one.result().state() == ObjectiveState.AT_RISK) {
                boolean missed = one.result().state() == ObjectiveState.MISSED;
                risks.add(risk(missed ? Level.HIGH : Level.MEDIUM, missed ? "missed" : "atRisk", one.tenant().name(), one.promise(), FORMAT.duration(one.result().value()).text()));
            }
        }
    }

    private static void tenants(Results results, List<Risk> risks) {
        for (TenantResult tenant : results.tenants()) {
            if (tenant.throttledShare() >= THROTTLED) {
                risks.add(risk(Level.MEDIUM, "throttled", tenant.name(), FORMAT.share(tenant.throttledShare()).text()));
            }
        }
    }

    private static void partitions(Plan plan, Results results, List<Risk> risks) {
        for (PartitionResult partition : results.partitions()) {
            if (partition.fairness() != null && !partition.fairness().starved().isEmpty()) {
                risks.add(risk(Level.HIGH, "starved", partition.name(), partition.fairness().starved().stream().map(id -> plan.tenant(id).name()).collect(Collectors.joining(", "))));
            }
            if (partition.utilisation() >= BUSY) {
                risks.add(risk(partition.utilisation() >= FULL ? Level.MEDIUM : Level.LOW, "busy", partition.name(), FORMAT.share(partition.utilisation()).text()));
            }
        }
    }

    private static void clusters(Plan plan, List<Risk> risks) {
        for (Cluster cluster : plan.fleet()) {
            if (plan.arriving(cluster)) {
                risks.add(risk(Level.MEDIUM, "arriving", cluster.name(), String.valueOf(cluster.availableFrom()), FORMAT.whole(cluster.gpus())));
            } else if (plan.freeGpus(cluster) < cluster.gpusPerNode() && !plan.partitionsOn(cluster.id()).isEmpty()) {
                risks.add(risk(Level.MEDIUM, "noSpare", cluster.name(), WORDS.count("risk.noSpare.free", plan.freeGpus(cluster))));
            }
            if (cluster.availableUntil() != null) {
                risks.add(risk(Level.MEDIUM, "leaving", cluster.name(), cluster.availableUntil().toString(), FORMAT.whole(cluster.gpus())));
            }
        }
    }
}
