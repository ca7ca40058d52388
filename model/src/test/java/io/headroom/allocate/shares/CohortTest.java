package io.headroom.allocate.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.allocate.shares.Cohort.Member;
import io.headroom.plan.InvalidPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CohortTest {
    /// The first worked example: nominal 9 with a borrowing limit of 1 beside a neighbour of 12.
    @Test
    void aBorrowingLimitBoundsWhatIsUsedBeyondTheQuota() {
        Cohort cohort = new Cohort(List.of(new Member("a", 9, 1, null), new Member("b", 12, null, null)));
        assertThat(cohort.most("a")).isEqualTo(10);
        assertThat(cohort.most("b")).isEqualTo(21);
        assertThat(cohort.available("a", Map.of("a", 9))).isEqualTo(1);
        assertThat(cohort.available("a", Map.of("a", 10))).isZero();
    }

    /// The second: the neighbour lends 1 and keeps 11, whatever the other would like.
    @Test
    void aLendingLimitKeepsTheRestAtHome() {
        Member neighbour = new Member("b", 12, null, 1);
        Cohort cohort = new Cohort(List.of(new Member("a", 9, null, null), neighbour));
        assertThat(neighbour.keeps()).isEqualTo(11);
        assertThat(cohort.most("a")).isEqualTo(10);
        assertThat(cohort.available("b", Map.of("a", 10))).isEqualTo(11);
        assertThat(cohort.available("a", Map.of("a", 10))).isZero();
        assertThat(cohort.available("a", Map.of("b", 12))).isEqualTo(9);
    }

    @Test
    void nothingIsBorrowedWhereNothingIsLent() {
        Cohort cohort = new Cohort(List.of(new Member("a", 4, null, 0), new Member("b", 4, 0, null)));
        assertThat(cohort.most("a")).isEqualTo(8);
        assertThat(cohort.most("b")).isEqualTo(4);
        assertThat(new Cohort(List.of(new Member("alone", 4, null, null))).most("alone")).isEqualTo(4);
    }

    /// Whoever takes what they can in any order: never more than there is, never beyond what is kept by others, and no GPU idle while someone may take it.
    @Test
    void randomCohortsNeverGiveOutMoreThanTheyHave() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            List<Member> members = new ArrayList<>();
            int count = 1 + random.nextInt(5);
            for (int m = 0; m < count; m++) {
                int nominal = random.nextInt(20);
                members.add(new Member("m" + m, nominal, random.nextBoolean() ? null : 0, random.nextBoolean() ? null : random.nextInt(nominal + 1)));
            }
            Cohort cohort = new Cohort(members);
            Map<String, Integer> used = new HashMap<>();
            for (int turn = 0; turn < 20; turn++) {
                String name = "m" + random.nextInt(count);
                int available = cohort.available(name, used);
                assertThat(available).isBetween(0, cohort.most(name) - used.getOrDefault(name, 0));
                used.merge(name, random.nextInt(available + 1), Integer::sum);
            }
            int all = members.stream().mapToInt(Member::nominal).sum();
            assertThat(used.values().stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(all);
            for (Member member : members) {
                assertThat(used.getOrDefault(member.name(), 0) + cohort.available(member.name(), used)).as("what it keeps is always there")
                        .isGreaterThanOrEqualTo(member.keeps());
            }
        }
    }

    @Test
    void lendingMoreNeverGivesTheOthersLess() {
        for (int lent = 0; lent < 12; lent++) {
            int less = new Cohort(List.of(new Member("a", 9, null, null), new Member("b", 12, null, lent))).most("a");
            assertThat(new Cohort(List.of(new Member("a", 9, null, null), new Member("b", 12, null, lent + 1))).most("a")).isEqualTo(less + 1);
        }
    }

    @Test
    void impossibleQuotasNameBothEnds() {
        assertThatThrownBy(() -> new Member("b", 12, null, 13)).isInstanceOf(InvalidPlan.class).hasMessage("b lends up to 13 GPUs, but has 12: lend at most those.");
        assertThatThrownBy(() -> new Cohort(List.of(new Member("a", 9, 5, null), new Member("b", 12, null, 1), new Member("c", 3, null, 2)))).isInstanceOf(InvalidPlan.class)
                .hasMessage("a borrows up to 5 GPUs, but from b and c there are 3 in all. Borrow fewer, or let the others lend more.");
        assertThatThrownBy(() -> new Cohort(List.of(new Member("a", 9, 1, null)))).isInstanceOf(InvalidPlan.class).hasMessageContaining("nobody is there to lend any");
        assertThatThrownBy(() -> new Member("a", -1, null, null)).isInstanceOf(InvalidPlan.class).hasMessageContaining("Quota of a is -1");
        assertThatThrownBy(() -> new Cohort(List.of())).isInstanceOf(InvalidPlan.class);
        assertThatThrownBy(() -> new Cohort(List.of(new Member("a", 1, null, null), new Member("a", 2, null, null)))).isInstanceOf(InvalidPlan.class)
                .hasMessage("Two of the members of a cohort are called a: give one of them another name.");
        Cohort cohort = new Cohort(List.of(new Member("a", 9, 1, null), new Member("b", 12, null, null)));
        assertThatThrownBy(() -> cohort.most("z")).isInstanceOf(InvalidPlan.class).hasMessageContaining("Choose one of: a, b");
        assertThatThrownBy(() -> cohort.available("a", Map.of("a", 11))).isInstanceOf(InvalidPlan.class).hasMessageContaining("a uses 11 GPUs, but may use at most 10");
        assertThatThrownBy(() -> cohort.available("a", Map.of("a", 10, "b", 12))).isInstanceOf(InvalidPlan.class).hasMessageContaining("only 21 are lent");
    }
}
