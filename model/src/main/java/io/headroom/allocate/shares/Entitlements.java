package io.headroom.allocate.shares;

import io.headroom.allocate.Require;
import io.headroom.plan.InvalidPlan;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What queues of a cluster may hold on to and grow to (Volcano's capacity plugin): `guarantee <= deserved <= capability`.
///
/// @param gpus GPUs there are, 0 or more
/// @param queues each with a name of its own
public record Entitlements(int gpus, List<Entitlement> queues) {
    /// The bounds of one queue.
    ///
    /// @param guarantee GPUs that are kept for it even while it uses none, 0 or more
    /// @param deserved GPUs up to which nothing is taken from it; what it uses beyond them can be reclaimed
    /// @param capability GPUs beyond which it never grows
    public record Entitlement(String name, int guarantee, int deserved, int capability) {
        /// @throws InvalidPlan if they do not rise
        public Entitlement {
            Require.atLeast("Guarantee of " + name, guarantee, 0, "Enter a number of GPUs, or 0.");
            if (guarantee > deserved) {
                throw new InvalidPlan("%s is guaranteed %d GPUs, but deserves %d: raise the one or lower the other.".formatted(name, guarantee, deserved));
            }
            if (deserved > capability) {
                throw new InvalidPlan("%s deserves %d GPUs, but is capable of %d: raise the one or lower the other.".formatted(name, deserved, capability));
            }
        }

        /// GPUs that others may reclaim from it.
        ///
        /// @param used GPUs it uses, up to its capability
        /// @throws InvalidPlan if it uses more than it ever can
        public int reclaimable(int used) {
            Require.atLeast("GPUs that " + name + " uses", used, 0, "Enter a number of GPUs, or 0.");
            if (used > capability) {
                throw new InvalidPlan("%s uses %d GPUs, but is capable of %d: it cannot.".formatted(name, used, capability));
            }
            return Math.max(0, used - deserved);
        }
    }

    /// @throws InvalidPlan if more is guaranteed than there is, or two queues have the same name
    public Entitlements {
        queues = List.copyOf(queues);
        Require.atLeast("GPUs of the cluster", gpus, 0, "Enter a number of GPUs, or 0.");
        Require.distinct("queues", queues.stream().map(Entitlement::name).toList());
        int guaranteed = queues.stream().mapToInt(Entitlement::guarantee).sum();
        if (guaranteed > gpus) {
            throw new InvalidPlan("%s are guaranteed %d GPUs together, but there are %d: lower a guarantee, or add GPUs.".formatted(
                    queues.stream().filter(queue -> queue.guarantee() > 0).map(Entitlement::name).collect(Collectors.joining(" and ")), guaranteed, gpus));
        }
    }

    /// GPUs that a queue can grow to: its capability, or all that is not guaranteed to others.
    ///
    /// @throws InvalidPlan if there is no such queue
    public int mayGrowTo(String name) {
        Entitlement queue = queue(name);
        int others = queues.stream().filter(other -> !other.equals(queue)).mapToInt(Entitlement::guarantee).sum();
        return Math.min(queue.capability(), gpus - others);
    }

    /// GPUs that a queue can take at once, because nobody uses them and they are not kept for others.
    ///
    /// @param used GPUs in use by each queue that uses any
    /// @throws InvalidPlan if a name is unknown or the use impossible
    public int free(String name, Map<String, Integer> used) {
        Entitlement queue = queue(name);
        check(used);
        int taken = queues.stream().mapToInt(other -> other.equals(queue) ? use(used, other) : Math.max(use(used, other), other.guarantee())).sum();
        return Math.clamp(queue.capability() - use(used, queue), 0, Math.max(0, gpus - taken));
    }

    /// GPUs that a queue can reclaim from others: what it lacks of what it deserves and cannot have from free ones, as far as others use more than they deserve.
    ///
    /// @param used GPUs in use by each queue that uses any
    /// @throws InvalidPlan if a name is unknown or the use impossible
    public int mayReclaim(String name, Map<String, Integer> used) {
        Entitlement queue = queue(name);
        check(used);
        int lacks = Math.max(0, queue.deserved() - use(used, queue) - free(name, used));
        int beyond = queues.stream().filter(other -> !other.equals(queue)).mapToInt(other -> other.reclaimable(use(used, other))).sum();
        return Math.min(lacks, beyond);
    }

    private void check(Map<String, Integer> used) {
        used.forEach((name, count) -> queue(name).reclaimable(count));
        int all = used.values().stream().mapToInt(Integer::intValue).sum();
        if (all > gpus) {
            throw new InvalidPlan("%s use %d GPUs together, but there are %d: they cannot.".formatted(used.keySet().stream().sorted().collect(Collectors.joining(" and ")),
                    all, gpus));
        }
    }

    private static int use(Map<String, Integer> used, Entitlement queue) {
        return used.getOrDefault(queue.name(), 0);
    }

    private Entitlement queue(String name) {
        return queues.stream().filter(queue -> queue.name().equals(name)).findFirst().orElseThrow(() -> new InvalidPlan(
                "There is no queue %s. Choose one of: %s.".formatted(name, queues.stream().map(Entitlement::name).collect(Collectors.joining(", ")))));
    }
}
