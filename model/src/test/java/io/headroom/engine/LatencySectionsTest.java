package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatencySectionsTest {
    private static LatencySections some() {
        LatencySections sections = new LatencySections(20);
        sections.record(3, 0.5);
        sections.record(17, 2);
        sections.record(3, 0.7);
        return sections;
    }

    private static List<Double> sums(LatencySections sections) {
        return sections.all().stream().map(LatencyHistogram::sum).toList();
    }

    @Test
    void sealedItReadsAsBefore() {
        LatencySections sealed = some();
        sealed.seal();
        sealed.seal();
        assertThat(sums(sealed)).isEqualTo(sums(some())).hasSize(20);
        assertThat(sealed.of(3).count()).isEqualTo(2);
        assertThat(sealed.of(4).count()).isZero();
        assertThat(sealed.of(17).quantile(0.5)).isEqualTo(some().of(17).quantile(0.5));
    }

    @Test
    void whoCountsOnAfterItIsSealedLosesNothing() {
        LatencySections sections = some();
        sections.seal();
        sections.record(5, 1);
        sections.record(17, 3);
        assertThat(sections.of(3).count()).isEqualTo(2);
        assertThat(sections.of(5).sum()).isEqualTo(1);
        assertThat(sections.of(17).sum()).isEqualTo(5);
        assertThat(new LatencySections(20).all()).allSatisfy(nothing -> assertThat(nothing.count()).isZero());
    }

    @Test
    void aKindThatNobodyCountedTakesNextToNothing() {
        LatencySections sealed = some();
        sealed.seal();
        assertThat(new LatencySections(20).bytes()).isLessThan(100);
        assertThat(sealed.bytes()).isLessThan(some().bytes());
    }
}
