package io.headroom.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankedQueueTest {
    /// Against a list that is searched: few ranks, so that equals are common, requests that come back to the front, and some that leave.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 1_000})
    void theLeastRankIsFirstAndAmongEqualsTheEarliest(int ranks) {
        Random random = new Random(ranks);
        Requests requests = new Requests();
        RankedQueue queue = new RankedQueue(requests);
        List<Integer> expected = new ArrayList<>();
        int back = 0;
        for (int i = 0; i < 20_000; i++) {
            int what = random.nextInt(8);
            if (what < 4 && expected.size() < 200) {
                int request = requests.add(0, 0, 1, 1, 0);
                requests.rank[request] = random.nextInt(ranks);
                queue.add(request);
                int place = back;
                while (place < expected.size() && requests.rank[expected.get(place)] <= requests.rank[request]) {
                    place++;
                }
                expected.add(place, request);
            } else if (what == 4 && !expected.isEmpty()) {
                int again = queue.removeFirst();
                back -= back > 0 ? 1 : 0;
                assertThat(again).isEqualTo(expected.removeFirst());
                queue.addFirst(again);
                expected.addFirst(again);
                back++;
            } else if (what == 5 && random.nextInt(20) == 0) {
                List<Integer> taken = new ArrayList<>();
                int lowBit = random.nextInt(2);
                queue.removeIf(request -> (request & 1) == lowBit, taken::add);
                List<Integer> gone = expected.stream().filter(request -> (request & 1) == lowBit).toList();
                assertThat(taken).containsExactlyInAnyOrderElementsOf(gone);
                back -= (int) expected.subList(0, back).stream().filter(gone::contains).count();
                expected.removeAll(gone);
                gone.forEach(requests::remove);
            } else if (!expected.isEmpty()) {
                assertThat(queue.first()).isEqualTo(expected.getFirst());
                requests.remove(queue.removeFirst());
                expected.removeFirst();
                back -= back > 0 ? 1 : 0;
            }
            assertThat(queue.size()).isEqualTo(expected.size());
            assertThat(queue.isEmpty()).isEqualTo(expected.isEmpty());
        }
    }
}
