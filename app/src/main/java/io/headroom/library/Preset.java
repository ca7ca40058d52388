package io.headroom.library;

import io.headroom.look.Icon;
import io.headroom.plan.Partition;
import io.headroom.plan.WorkloadPreset;
import java.util.List;
import java.util.stream.Stream;

/// Something to begin with.
public sealed interface Preset {
    /// A tenant that sends what is usual.
    record OfTenant(WorkloadPreset workload) implements Preset {
        @Override
        public String key() {
            return "tenant." + workload;
        }

        @Override
        public Icon icon() {
            return switch (workload) {
                case CHAT -> Icon.CHAT;
                case SPEECH -> Icon.SPEECH;
                case CODE -> Icon.CODE;
                case AGENT -> Icon.ROUTE;
                case BATCH -> Icon.LAYERS;
            };
        }
    }

    /// A cabin or lane.
    record OfPartition(Partition.Kind kind) implements Preset {
        @Override
        public String key() {
            return "partition." + kind;
        }

        @Override
        public Icon icon() {
            return kind == Partition.Kind.RESERVED ? Icon.LOCK : Icon.LANE;
        }
    }

    /// Something that happens in the run.
    record OfIncident(What what) implements Preset {
        /// What happens.
        public enum What {
            /// A tenant sends ten times as much.
            BURST,
            /// A cluster loses a node for an hour.
            NODE,
            /// A delivery comes a week late.
            DELAY
        }

        @Override
        public String key() {
            return "incident." + what;
        }

        @Override
        public Icon icon() {
            return switch (what) {
                case BURST -> Icon.BURST;
                case NODE -> Icon.OUTAGE;
                case DELAY -> Icon.TRUCK;
            };
        }
    }

    /// Names it, and its words in the bundle.
    String key();

    /// Its mark.
    Icon icon();

    /// All there are, group by group.
    static List<Preset> all() {
        return Stream.of(Stream.of(WorkloadPreset.values()).map(OfTenant::new), Stream.of(Partition.Kind.RESERVED, Partition.Kind.SHARED).map(OfPartition::new),
                Stream.of(OfIncident.What.values()).map(OfIncident::new)).<Preset>flatMap(each -> each).toList();
    }
}
