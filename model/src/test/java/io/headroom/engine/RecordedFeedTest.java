package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.PrefixBlocks;
import io.headroom.plan.Trace;
import io.headroom.plan.TraceId;
import io.headroom.plan.Traffic;
import io.headroom.serving.Requests;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordedFeedTest {
    private static final PrefixBlocks BLOCKS = new PrefixBlocks(16, new int[] {1, 1, 1}, new int[] {0, 1, 2});

    /// Three rows in 3 s: a round with the mean gap to the next one takes 4 s.
    private static RecordedFeed feed(boolean repeat, @Nullable PrefixBlocks blocks, @Nullable Extra extra) {
        TraceId id = new TraceId("t");
        Trace trace = new Trace(id, "t", "test", new double[] {0, 1, 3}, new int[] {100, 101, 102}, new int[] {10, 11, 12}, blocks);
        return new RecordedFeed(trace, new Traffic.Replayed(id, repeat), new Streams(1, 0, "a/0"), extra);
    }

    private record Row(double seconds, int input, int output, int taken) {}

    private static List<Row> rows(Feed feed, double from, int most) {
        List<Row> rows = new ArrayList<>();
        double at = feed.from(from);
        while (at < Double.POSITIVE_INFINITY && rows.size() < most) {
            int input = feed.input();
            int output = feed.output();
            double next = feed.after(at);
            rows.add(new Row(at, input, output, feed.takenRow()));
            at = next;
        }
        return rows;
    }

    @Test
    void aTraceEndsWithItsLastRow() {
        assertThat(rows(feed(false, BLOCKS, null), 10, 9)).containsExactly(new Row(10, 100, 10, 0), new Row(11, 101, 11, 1), new Row(13, 102, 12, 2));
    }

    @Test
    void oneThatRepeatsGoesOnAfterAMeanGap() {
        assertThat(rows(feed(true, BLOCKS, null), 0, 5)).extracting(Row::seconds).containsExactly(0.0, 1.0, 3.0, 4.0, 5.0);
        assertThat(rows(feed(true, BLOCKS, null), 0, 5)).extracting(Row::taken).containsExactly(0, 1, 2, 0, 1);
    }

    @Test
    void whatItHeldForAPauseIsSkipped() {
        RecordedFeed feed = feed(true, null, null);
        assertThat(rows(feed, 0, 1)).hasSize(1);
        assertThat(feed.from(6.5)).isEqualTo(7);
    }

    @Test
    void rowsAreToldOnlyWherePromptsAreKnown() {
        assertThat(feed(true, BLOCKS, null).describes()).isTrue();
        assertThat(feed(true, null, null).describes()).isFalse();
        assertThat(rows(feed(true, null, null), 0, 4)).extracting(Row::taken).containsOnly(Requests.NONE);
    }

    /// From 20 to 80 s it goes round fifteen times, each with three rows, wherever the first begins.
    @Test
    void moreOfItGoesRoundUntilItsEnd() {
        List<Row> all = rows(feed(false, BLOCKS, new Extra("burst", 20, 80, 1)), 20, 99);
        assertThat(all).hasSize(45).extracting(Row::seconds).isSorted().allSatisfy(at -> assertThat(at).isBetween(20.0, 80.0));
        assertThat(all.subList(3, 6)).extracting(Row::taken).isEqualTo(all.subList(0, 3).stream().map(Row::taken).toList());
        assertThat(all.getFirst().seconds()).as("anywhere in the trace").isNotIn(20.0, 21.0, 22.0, 23.0);
    }

    @Test
    void aShareOfItThinsTheRows() {
        assertThat(rows(feed(false, BLOCKS, new Extra("burst", 0, 6_000, 0.25)), 0, 9_999)).hasSizeBetween(1_000, 1_250);
    }
}
