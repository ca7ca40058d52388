package io.headroom.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TournamentTest {
    /// Few different keys, so that equals are common.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 100})
    void theFirstIsTheOneASearchFinds(int size) {
        Random random = new Random(size);
        Tournament tournament = new Tournament(size);
        long[] keys = new long[size];
        Arrays.fill(keys, Tournament.NEVER);
        for (int i = 0; i < 5_000; i++) {
            int changed = random.nextInt(size);
            keys[changed] = random.nextInt(8) == 0 ? Tournament.NEVER : random.nextInt(20);
            tournament.set(changed, keys[changed]);
            assertThat(tournament.key(changed)).isEqualTo(keys[changed]);
            int least = IntStream.range(0, size).reduce((one, other) -> keys[other] < keys[one] ? other : one).orElseThrow();
            assertThat(tournament.leastKey()).isEqualTo(keys[least]);
            if (keys[least] != Tournament.NEVER) {
                assertThat(tournament.first()).isEqualTo(least);
            }
        }
    }

    @Test
    void participantsMayBeAddedWhileItGoesOn() {
        Random random = new Random(4);
        Tournament tournament = new Tournament();
        assertThat(tournament.earliest()).isInfinite();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            double time = i % 5 == 0 ? Double.POSITIVE_INFINITY : random.nextInt(1000) / 7.0;
            assertThat(tournament.add(Tournament.key(time))).isEqualTo(i);
            times.add(time);
            double least = times.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            assertThat(tournament.earliest()).isEqualTo(least);
            if (least < Double.POSITIVE_INFINITY) {
                assertThat(tournament.first()).isEqualTo(times.indexOf(least));
            }
        }
    }

    @Test
    void timesAreInTheOrderOfTheirKeys() {
        double[] times = {0, Double.MIN_VALUE, 1e-9, 1, 1.0000000000000002, 86_400, 3e7, Double.POSITIVE_INFINITY};
        for (int i = 1; i < times.length; i++) {
            assertThat(Tournament.key(times[i])).isGreaterThan(Tournament.key(times[i - 1]));
        }
        assertThat(Tournament.key(Double.POSITIVE_INFINITY)).isEqualTo(Tournament.NEVER);
    }
}
