package io.headroom.allocate.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.allocate.shares.FairShare.Claim;
import io.headroom.plan.InvalidPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FairShareTest {
    /// The worked example: 5 GPUs; the quotas take 1 and 1, and of the other 3 the level of priority 1 gets all, 2 to 1 by weight.
    @Test
    void theWorkedExampleComesOutToTheDigit() {
        List<Claim> claims = List.of(new Claim("A", 1, 2, 1, 1), new Claim("B", 1, 1, 2, 3), new Claim("C", 0, 1, 1, 2));
        assertThat(FairShare.whole(5, claims)).containsExactly(1, 3, 1);
        assertThat(FairShare.fractional(5, claims)).containsExactly(1.0, 3.0, 1.0);
    }

    @Test
    void aQuotaIsHadWhateverThePriorityAndOnlyAsFarAsItIsWanted() {
        assertThat(FairShare.whole(4, List.of(new Claim("urgent", 0, 9, 100, 10), new Claim("humble", 3, 1, 1, 3)))).containsExactly(1, 3);
        assertThat(FairShare.whole(4, List.of(new Claim("urgent", 0, 9, 100, 10), new Claim("humble", 3, 1, 1, 1)))).containsExactly(3, 1);
    }

    @Test
    void aLowerPriorityGetsWhatAHigherOneDoesNotWant() {
        assertThat(FairShare.whole(8, List.of(new Claim("low", 0, 1, 5, 8), new Claim("high", 0, 2, 1, 6)))).containsExactly(2, 6);
        assertThat(FairShare.whole(3, List.of(new Claim("low", 0, 1, 5, 8), new Claim("high", 0, 2, 1, 3), new Claim("also", 0, 2, 1, 3)))).containsExactly(0, 2, 1);
    }

    @Test
    void whatASatisfiedClaimLeavesGoesToTheOthersByWeight() {
        assertThat(FairShare.whole(10, List.of(new Claim("little", 0, 1, 4, 1), new Claim("two", 0, 1, 2, 10), new Claim("one", 0, 1, 1, 10)))).containsExactly(1, 6, 3);
        assertThat(FairShare.fractional(10, List.of(new Claim("little", 0, 1, 4, 1), new Claim("two", 0, 1, 2, 10), new Claim("three", 0, 1, 3, 10)))
                .get(1)).isCloseTo(3.6, within(1e-12));
    }

    @Test
    void gpusLeftOverByRoundingGoToTheLargestRemainderThenToTheFirst() {
        assertThat(FairShare.whole(7, List.of(new Claim("a", 0, 1, 1, 9), new Claim("b", 0, 1, 1, 9)))).containsExactly(4, 3);
        // 5 by 5 : 3 : 2 is 2.5, 1.5 and 1.
        assertThat(FairShare.whole(5, List.of(new Claim("a", 0, 1, 5, 9), new Claim("b", 0, 1, 3, 9), new Claim("c", 0, 1, 2, 9)))).containsExactly(3, 1, 1);
        // 4 by 2 : 1 : 1.4 is 1.82, 0.91 and 1.27.
        assertThat(FairShare.whole(4, List.of(new Claim("a", 0, 1, 2, 9), new Claim("b", 0, 1, 1, 9), new Claim("c", 0, 1, 1.4, 9)))).containsExactly(2, 1, 1);
    }

    @Test
    void sharesAddUpAndStayWithinWhatIsWantedAndWithinOneGpuOfTheExactShare() {
        Random random = new Random(13);
        for (int i = 0; i < 2_000; i++) {
            List<Claim> claims = claims(random);
            int quotas = claims.stream().mapToInt(Claim::quota).sum();
            int gpus = quotas + random.nextInt(30);
            List<Integer> whole = FairShare.whole(gpus, claims);
            List<Double> exact = FairShare.fractional(gpus, claims);
            int wanted = claims.stream().mapToInt(Claim::wants).sum();
            assertThat(whole.stream().mapToInt(Integer::intValue).sum()).as("%s of %d", claims, gpus).isEqualTo(Math.min(gpus, wanted));
            assertThat(exact.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(Math.min(gpus, wanted), within(1e-9));
            List<Double> more = FairShare.fractional(gpus + 1, claims);
            for (int c = 0; c < claims.size(); c++) {
                Claim claim = claims.get(c);
                assertThat(whole.get(c)).isBetween(Math.min(claim.quota(), claim.wants()), claim.wants());
                assertThat((double) whole.get(c)).isCloseTo(exact.get(c), within(1 + 1e-9));
                assertThat(more.get(c)).as("more GPUs never give anyone less").isGreaterThanOrEqualTo(exact.get(c) - 1e-9);
            }
        }
    }

    /// In a level, of two that are not satisfied neither has more above its quota for its weight than the other; and nobody of a lower one has any above it.
    @Test
    void theUnsatisfiedHaveByWeightAndBeforeLowerPriorities() {
        Random random = new Random(17);
        for (int i = 0; i < 1_000; i++) {
            List<Claim> claims = claims(random);
            List<Double> exact = FairShare.fractional(claims.stream().mapToInt(Claim::quota).sum() + random.nextInt(30), claims);
            for (int a = 0; a < claims.size(); a++) {
                Claim thirsty = claims.get(a);
                if (exact.get(a) > thirsty.wants() - 1e-9) {
                    continue;
                }
                double perWeight = (exact.get(a) - thirsty.quota()) / thirsty.weight();
                for (int b = 0; b < claims.size(); b++) {
                    Claim other = claims.get(b);
                    double above = exact.get(b) - Math.min(other.quota(), other.wants());
                    if (other.priority() == thirsty.priority()) {
                        assertThat(above / other.weight()).isLessThanOrEqualTo(perWeight + 1e-9);
                    } else if (other.priority() < thirsty.priority()) {
                        assertThat(above).isCloseTo(0, within(1e-9));
                    }
                }
            }
        }
    }

    private static List<Claim> claims(Random random) {
        List<Claim> claims = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int c = 0; c < count; c++) {
            claims.add(new Claim("c" + c, random.nextInt(5), random.nextInt(3), 0.1 + random.nextInt(30) / 10.0, random.nextInt(12)));
        }
        return claims;
    }

    @Test
    void impossibleClaimsNameBothEnds() {
        assertThatThrownBy(() -> FairShare.whole(5, List.of(new Claim("A", 4, 1, 1, 1), new Claim("B", 2, 1, 1, 1)))).isInstanceOf(InvalidPlan.class)
                .hasMessage("The quotas of A and B are 6 GPUs together, but there are 5: lower a quota, or add GPUs.");
        assertThatThrownBy(() -> new Claim("A", 1, 1, 0, 1)).isInstanceOf(InvalidPlan.class)
                .hasMessage("Weight of A is 0: it must be more than 0. Use 1 for an ordinary share.");
        assertThatThrownBy(() -> new Claim("A", -1, 1, 1, 1)).isInstanceOf(InvalidPlan.class).hasMessageContaining("Quota of A is -1");
        assertThatThrownBy(() -> new Claim("A", 1, 1, 1, -1)).isInstanceOf(InvalidPlan.class).hasMessageContaining("GPUs that A wants is -1");
        assertThatThrownBy(() -> FairShare.whole(5, List.of(new Claim("A", 1, 1, 1, 1), new Claim("A", 1, 1, 1, 1)))).isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("called A");
    }
}
