package io.headroom.allocate.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SearchTest {
    private static final int CASES = 200;
    private static final Pulse STEADY = () -> {};

    static LongStream seeds() {
        return LongStream.range(0, CASES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fewTenantsAreSharedOutAsWellAsBruteForceCan(long seed) {
        Puzzle puzzle = RandomPuzzles.of(seed);
        double least = BruteForce.leastCost(puzzle);
        Optional<Layout> exact = FirstFit.greedy(puzzle).flatMap(start -> SmallSearch.of(puzzle, STEADY, start.cost()));
        Optional<Layout> annealed = FirstFit.greedy(puzzle)
                .map(start -> LongStream.range(0, 4).mapToObj(run -> Annealing.improved(puzzle, start, 4 * seed + run, 15_000, STEADY)).min(Layout.CHEAPEST).orElseThrow());
        if (Double.isInfinite(least)) {
            assertThat(exact).isEmpty();
            assertThat(annealed).isEmpty();
            return;
        }
        assertThat(exact.orElseThrow().cost()).isCloseTo(least, offset(1e-6));
        assertThat(annealed.orElseThrow().cost()).isCloseTo(least, offset(1e-6));
        if (exact.orElseThrow().fits(puzzle)) {
            assertThat(Bound.of(puzzle)).isLessThanOrEqualTo(exact.orElseThrow().usd() + 1e-9);
        }
    }

    @Test
    void theSameSeedFindsTheSameOnAnyNumberOfThreads() {
        for (long seed = 0; seed < 5; seed++) {
            Puzzle puzzle = RandomPuzzles.of(seed).corrected(new double[] {1, 1, 1}, java.util.Map.of(new Puzzle.Group(0, List.of(0)), 3));
            if (FirstFit.greedy(puzzle).isPresent()) {
                Layout one = new Search(new Crew(1, STEADY), seed).best(puzzle, List.of(), 0.2).orElseThrow().layout();
                Layout four = new Search(new Crew(4, STEADY), seed).best(puzzle, List.of(), 0.2).orElseThrow().layout();
                assertThat(four.cost()).isEqualTo(one.cost());
                assertThat(four.blocks().stream().map(Layout.Block::group)).isEqualTo(one.blocks().stream().map(Layout.Block::group).toList());
            }
        }
    }
}
