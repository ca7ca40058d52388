package io.headroom.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepEndsTest {
    private record End(long step, int request) {}

    /// Against a plain list: ends near and far, several at one step, some taken out early, steps that leap over many turns of the wheel.
    @ParameterizedTest
    @ValueSource(ints = {1, 30, 1_900, 2_047, 2_048, 2_500, 100_000})
    void theEarliestIsTheOneASearchFinds(int longest) {
        Random random = new Random(longest);
        Requests requests = new Requests();
        StepEnds ends = new StepEnds(requests);
        List<End> expected = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            int what = random.nextInt(5);
            if (what < 3 && expected.size() < 60) {
                End end = new End(now + 1 + random.nextInt(longest), requests.add(0, 0, 1, 1, 0));
                ends.add(end.step(), end.request(), now);
                expected.add(end);
            } else if (what == 3 && !expected.isEmpty()) {
                End gone = expected.remove(random.nextInt(expected.size()));
                ends.remove(gone.step(), gone.request());
                requests.remove(gone.request());
            } else if (!expected.isEmpty()) {
                now = expected.stream().mapToLong(End::step).min().orElseThrow();
                while (ends.earliest() == now) {
                    End out = new End(now, ends.removeFirst());
                    assertThat(expected.remove(out)).isTrue();
                    requests.remove(out.request());
                }
            }
            assertThat(ends.earliest()).isEqualTo(expected.stream().min(Comparator.comparingLong(End::step)).map(End::step).orElse(Long.MAX_VALUE));
        }
    }
}
