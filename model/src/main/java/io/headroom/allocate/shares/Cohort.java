package io.headroom.allocate.shares;

import io.headroom.allocate.Require;
import io.headroom.plan.InvalidPlan;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Members that lend each other GPUs they do not use (Kueue's cohort). What a member keeps for itself, its quota less what it lends, nobody else touches; the rest of all
/// quotas is a common pool, from which each takes up to its quota and what it may borrow.
///
/// @param members at least one, each with a name of its own
public record Cohort(List<Member> members) {
    /// Whose quota it is.
    ///
    /// @param nominal GPUs of its own, 0 or more
    /// @param borrowingLimit most GPUs of others that it uses at once, or null for as many as there are
    /// @param lendingLimit most of its own GPUs that others use at once, or null for all of them
    public record Member(String name, int nominal, @Nullable Integer borrowingLimit, @Nullable Integer lendingLimit) {
        /// @throws InvalidPlan if a number is negative, or it lends more than it has
        public Member {
            Require.atLeast("Quota of " + name, nominal, 0, "Enter a number of GPUs, or 0.");
            Require.atLeast("GPUs that " + name + " borrows", borrowingLimit == null ? 0 : borrowingLimit, 0, "Enter a number of GPUs, or nothing for no limit.");
            Require.atLeast("GPUs that " + name + " lends", lendingLimit == null ? 0 : lendingLimit, 0, "Enter a number of GPUs, or nothing for all of them.");
            if (lendingLimit != null && lendingLimit > nominal) {
                throw new InvalidPlan("%s lends up to %d GPUs, but has %d: lend at most those.".formatted(name, lendingLimit, nominal));
            }
        }

        /// GPUs that others may use while it does not.
        public int lends() {
            return lendingLimit == null ? nominal : lendingLimit;
        }

        /// GPUs that are its own whatever the others do.
        public int keeps() {
            return nominal - lends();
        }
    }

    /// @throws InvalidPlan if there is no member, two have the same name, or one would borrow more than the others lend
    public Cohort {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new InvalidPlan("A cohort has no members: give it one at least.");
        }
        Require.distinct("members of a cohort", members.stream().map(Member::name).toList());
        for (Member member : members) {
            if (member.borrowingLimit() != null && member.borrowingLimit() > lentTo(members, member)) {
                String others = members.stream().filter(other -> !other.equals(member)).map(Member::name).collect(Collectors.joining(" and "));
                throw new InvalidPlan("%s borrows up to %d GPUs, but %s %d in all. Borrow fewer, or let the others lend more.".formatted(member.name(),
                        member.borrowingLimit(), others.isEmpty() ? "nobody is there to lend any, so" : "from " + others + " there are", lentTo(members, member)));
            }
        }
    }

    /// Most GPUs that a member can ever use: its quota, and what it may borrow while nobody else uses any.
    ///
    /// @throws InvalidPlan if there is no such member
    public int most(String name) {
        Member member = member(name);
        int lent = lentTo(members, member);
        return member.nominal() + (member.borrowingLimit() == null ? lent : member.borrowingLimit());
    }

    /// How many GPUs more a member could use now without anything being taken back.
    ///
    /// @param used GPUs in use by each member that uses any; a member within its quota may find some of them lent out
    /// @throws InvalidPlan if a name is unknown, or the use is impossible
    public int available(String name, Map<String, Integer> used) {
        Member member = member(name);
        check(used);
        int mine = used.getOrDefault(name, 0);
        int own = Math.max(0, member.keeps() - mine);
        // Of the pool it may have its lendable part and what it borrows.
        int fromPool = Math.min(poolSize() - poolUse(used), most(name) - Math.max(mine, member.keeps()));
        return own + fromPool;
    }

    private void check(Map<String, Integer> used) {
        used.forEach((name, gpus) -> {
            Require.atLeast("GPUs that " + name + " uses", gpus, 0, "Enter a number of GPUs, or 0.");
            if (gpus > most(name)) {
                throw new InvalidPlan("%s uses %d GPUs, but may use at most %d: its quota of %d and what it borrows.".formatted(name, gpus, most(name), member(name).nominal()));
            }
        });
        if (poolUse(used) > poolSize()) {
            throw new InvalidPlan("%s use %d GPUs beyond what they keep, but only %d are lent: not all of that can be in use.".formatted(
                    used.keySet().stream().sorted().collect(Collectors.joining(", ")), poolUse(used), poolSize()));
        }
    }

    private int poolSize() {
        return members.stream().mapToInt(Member::lends).sum();
    }

    private int poolUse(Map<String, Integer> used) {
        return members.stream().mapToInt(member -> Math.max(0, used.getOrDefault(member.name(), 0) - member.keeps())).sum();
    }

    private static int lentTo(List<Member> members, Member borrower) {
        return members.stream().filter(other -> !other.equals(borrower)).mapToInt(Member::lends).sum();
    }

    private Member member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst().orElseThrow(() -> new InvalidPlan(
                "%s is no member of the cohort. Choose one of: %s.".formatted(name, members.stream().map(Member::name).collect(Collectors.joining(", ")))));
    }
}
