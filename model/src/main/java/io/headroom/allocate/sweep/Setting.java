package io.headroom.allocate.sweep;

import io.headroom.allocate.Require;
import io.headroom.allocate.ScaledLoad;
import io.headroom.plan.DeploymentId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Limits;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Provisioned;
import io.headroom.plan.Rate;
import io.headroom.plan.TenantId;
import io.headroom.plan.TierId;
import io.headroom.plan.Units;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing that a point of a sweep sets, to one value.
public sealed interface Setting {
    /// What it sets, the same for all values of an axis, e.g. `seed` or `gpus lane-1`.
    String subject();

    /// The value it is set to, as a grid file has it.
    String value();

    /// Starts from a scenario of the plan.
    record InScenario(String name) implements Setting {
        @Override
        public String subject() {
            return "scenario";
        }

        @Override
        public String value() {
            return name;
        }
    }

    /// Runs under a seed.
    record Seed(long seed) implements Setting {
        @Override
        public String subject() {
            return "seed";
        }

        @Override
        public String value() {
            return Long.toString(seed);
        }
    }

    /// Measures for another time.
    ///
    /// @param seconds above 0
    record Duration(double seconds) implements Setting {
        /// @throws InvalidPlan if it takes no time
        public Duration {
            Require.above("Duration of the run", seconds, 0, "Enter a duration, e.g. 1h.");
        }

        @Override
        public String subject() {
            return "duration";
        }

        @Override
        public String value() {
            return Units.formatSeconds(seconds);
        }
    }

    /// Multiplies what a tenant sends.
    ///
    /// @param factor 0 to 1,000
    record Load(TenantId tenant, double factor) implements Setting {
        /// @throws InvalidPlan if the factor is out of range
        public Load {
            if (!(factor >= 0 && factor <= ScaledLoad.MOST)) {
                throw new InvalidPlan("The load of tenant %s is multiplied by %s: use 0 to 1000, e.g. 2.".formatted(tenant, Require.plain(factor)));
            }
            factor += 0.0;
        }

        @Override
        public String subject() {
            return "load " + tenant;
        }

        @Override
        public String value() {
            return Require.plain(factor);
        }
    }

    /// Gives a partition another number of GPUs.
    ///
    /// @param gpus 1 or more
    record Gpus(PartitionId partition, int gpus) implements Setting {
        /// @throws InvalidPlan if there is no GPU
        public Gpus {
            Require.atLeast("GPUs of partition " + partition, gpus, 1, "A partition holds one at least.");
        }

        @Override
        public String subject() {
            return "gpus " + partition;
        }

        @Override
        public String value() {
            return Integer.toString(gpus);
        }
    }

    /// Lets a partition run another deployment.
    record Runs(PartitionId partition, DeploymentId deployment) implements Setting {
        @Override
        public String subject() {
            return "deployment " + partition;
        }

        @Override
        public String value() {
            return deployment.value();
        }
    }

    /// Changes a limit of a tier.
    ///
    /// @param text the limit as in a plan file, e.g. `600/min`, or null for none
    record Limit(TierId tier, TierLimit limit, @Nullable String text) implements Setting {
        /// How no limit is written.
        public static final String NONE = "none";

        /// @throws InvalidPlan if the text is no such limit
        public Limit {
            // Units say nothing by themselves, so they are tried on a tier that has some; requests by the second need requests.
            limit.in(new Limits(Rate.perSecond(1), null).withProvisioned(new Provisioned(1, 1, 1)), text);
        }

        @Override
        public String subject() {
            return "limit " + tier + " " + limit.key();
        }

        @Override
        public String value() {
            return Objects.requireNonNullElse(text, NONE);
        }
    }
}
