package io.headroom.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.timeline.FlagLayout.Pole;
import io.headroom.timeline.FlagLayout.Side;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlagLayoutTest {
    private static List<Side> sides(double head, double... poles) {
        return FlagLayout.sides(java.util.Arrays.stream(poles).mapToObj(x -> new Pole(x, 12, 80)).toList(), 500, head);
    }

    @Test
    void aLabelStandsAtTheRight() {
        assertThat(sides(Double.NaN, 50, 200)).containsExactly(Side.RIGHT, Side.RIGHT);
    }

    @Test
    void itFlipsWhereTheScrubHeadIsNear() {
        assertThat(sides(120, 100)).containsExactly(Side.LEFT);
        assertThat(sides(90, 100)).containsExactly(Side.RIGHT);
    }

    @Test
    void itFlipsAtTheEdgeAndBeforeTheNextFlag() {
        assertThat(sides(Double.NaN, 450)).containsExactly(Side.LEFT);
        assertThat(sides(Double.NaN, 200, 250)).containsExactly(Side.LEFT, Side.RIGHT);
    }

    @Test
    void itIsLeftOutWhereThereIsNoRoomOnEitherSide() {
        assertThat(sides(Double.NaN, 20, 40, 60)).containsExactly(Side.NONE, Side.NONE, Side.RIGHT);
    }

    @Test
    void noTwoTextsOverlapWhereverTheFlagsStand() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            List<Pole> poles = Stream.generate(() -> new Pole(random.nextInt(500), 12, 20 + random.nextInt(120))).limit(1 + random.nextInt(8))
                    .sorted(java.util.Comparator.comparingDouble(Pole::x)).toList();
            double head = random.nextBoolean() ? Double.NaN : random.nextInt(500);
            List<Side> sides = FlagLayout.sides(poles, 500, head);
            for (int i = 0; i < poles.size(); i++) {
                double[] mine = box(poles.get(i), sides.get(i));
                if (sides.get(i) == Side.NONE) {
                    continue;
                }
                assertThat(mine[0]).isGreaterThanOrEqualTo(0);
                assertThat(mine[1]).isLessThanOrEqualTo(500);
                assertThat(head > mine[0] && head < mine[1]).isFalse();
                for (int other = 0; other < i; other++) {
                    if (sides.get(other) != Side.NONE) {
                        double[] its = box(poles.get(other), sides.get(other));
                        assertThat(its[1] <= mine[0] || mine[1] <= its[0]).isTrue();
                    }
                }
            }
        }
    }

    private static double[] box(Pole pole, Side side) {
        return side == Side.LEFT ? new double[] {pole.x() - pole.label(), pole.x()} : new double[] {pole.x() + pole.flag(), pole.x() + pole.flag() + pole.label()};
    }
}
