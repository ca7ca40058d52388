package io.headroom.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Precision;
import io.headroom.plan.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final List<MeasuredPoint> POINTS = SampleMeasurements.points("llama-3.1-70b", Precision.FP8, 4,
            new int[][] {{1024, 128}, {256, 256}, {4096, 64}, {2048, 32}});

    private static Calibration.Outcome calibrate(List<MeasuredPoint> points, int threads) {
        return Objects.requireNonNull(Calibration.of(SampleMeasurements.rows(points), Catalogue.shipped(), threads, () -> false, share -> {}));
    }

    @Test
    void findsAgainWhatMadeATableWithoutNoise() {
        Calibrated found = calibrate(POINTS, 2).profiles().getLast();
        assertThat(found.before().tpotMedian()).isGreaterThan(0.05);
        assertThat(found.fitted().ttftMedian()).isLessThan(0.02);
        assertThat(found.fitted().ttftP90()).isLessThan(0.03);
        assertThat(found.fitted().tpotMedian()).isLessThan(0.01);
        assertThat(found.fitted().tpotP90()).isLessThan(0.01);
        assertThat(found.points()).noneMatch(Calibrated.Residual::outlier);
    }

    @Test
    void aFewWrongRunsDoNotDragTheOthersAlong() {
        Set<Integer> wrong = Set.of(3, 11);
        List<MeasuredPoint> points = new ArrayList<>(POINTS);
        wrong.forEach(at -> points.set(at, SampleMeasurements.with(POINTS.get(at), 6 * POINTS.get(at).ttftSeconds(), POINTS.get(at).tpotSeconds())));
        Calibrated found = calibrate(points, 2).profiles().getLast();
        assertThat(found.points().stream().filter(Calibrated.Residual::outlier).map(Calibrated.Residual::id)).containsExactlyInAnyOrder(POINTS.get(3).id(), POINTS.get(11).id());
        List<Replay.Simulated> others = found.points().stream().filter(point -> !point.outlier()).map(Calibrated.Residual::after).toList();
        assertThat(Errors.of(others).ttftMedian()).isLessThan(0.02);
        assertThat(Errors.of(others).tpotP90()).isLessThan(0.02);
    }

    @Test
    void theSameTableGivesTheSameProfilesOnAnyNumberOfThreads() {
        List<MeasuredPoint> points = new ArrayList<>(POINTS.subList(0, 10));
        points.addAll(SampleMeasurements.points("mixtral-8x7b", Precision.FP8, 2, new int[][] {{256, 32}}));
        Calibration.Outcome one = calibrate(points, 1);
        assertThat(calibrate(points, 2)).isEqualTo(one);
        assertThat(one.profiles().stream().map(Calibrated::profile).map(Profile::scope).map(Profile.Scope::family)).contains(Profile.Family.DENSE, Profile.Family.MOE);
        // Five points of the mixture are too few for a profile of their own.
        MeasuredRow.Group few = one.tooFew().keySet().iterator().next();
        assertThat(one.tooFew()).hasSize(1).containsEntry(few, 5);
        assertThat(one.serving(few).profile().scope().family()).isEqualTo(Profile.Family.MOE);
        assertThat(one.serving(few).profile().scope().model()).isNull();
    }

    @Test
    void stopsWhenAsked() {
        assertThat(Calibration.of(SampleMeasurements.rows(POINTS), Catalogue.shipped(), 2, () -> true, share -> {})).isNull();
    }

    @Test
    void needsAPoint() {
        assertThatThrownBy(() -> Calibration.of(List.of(), Catalogue.shipped(), 1, () -> false, share -> {})).isInstanceOf(IllegalArgumentException.class);
    }
}
