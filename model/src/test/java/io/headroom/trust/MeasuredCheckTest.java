package io.headroom.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.calibrate.MeasuredPoint;
import io.headroom.calibrate.MeasuredRow;
import io.headroom.calibrate.MeasuredTable;
import io.headroom.catalog.Catalogue;
import io.headroom.plan.Coefficient;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasuredCheckTest {
    private final List<MeasuredRow> rows;

    MeasuredCheckTest() throws IOException {
        rows = MeasuredTable.read(Path.of("..", "samples", "measurements.csv"), Catalogue.shipped());
    }

    private static Profile profile(String engine, double stepSeconds, Profile.Accuracy accuracy) {
        return new Profile(new ProfileId("mine"), "Mine", new Profile.Scope(new GpuTypeId("h100-80-sxm"), engine, null, Profile.Family.DENSE, null, null),
                Map.of(Coefficient.STEP, stepSeconds), Protocol.USUAL, accuracy, "");
    }

    private static List<MeasuredRow> changed(List<MeasuredRow> rows, String id, UnaryOperator<MeasuredPoint> change) {
        List<MeasuredRow> all = new ArrayList<>(rows);
        all.replaceAll(row -> row.id().equals(id) ? new MeasuredRow(id, row.line(), row.group(), change.apply(Objects.requireNonNull(row.point())), null, "") : row);
        return all;
    }

    private static MeasuredPoint slower(MeasuredPoint point, double factor) {
        return new MeasuredPoint(point.id(), point.gpu(), point.model(), point.batching(), point.inputTokens(), point.outputTokens(), point.concurrency(),
                factor * point.ttftSeconds(), factor * point.tpotSeconds());
    }

    private static TrustReport against(List<MeasuredRow> rows, MeasuredCheck.Taken taken, Profile... profiles) {
        return MeasuredCheck.of(rows).against(List.of(profiles), taken, 2, () -> false);
    }

    private static TrustReport.Row row(TrustReport report, String id, String metric) {
        return report.rows().stream().filter(row -> row.id().equals(id) && row.metric().equals(metric)).findFirst().orElseThrow();
    }

    @Test
    void aRowIsInsideIfItsErrorIsNoLargerThanTheProfileStates() {
        String id = "llama-3.1-8b-1024-128-c4";
        Profile mine = profile("vllm", 2e-3, new Profile.Accuracy(9, 0.1, 0.25, 0.1, 0.25));
        TrustReport.Row first = row(against(rows, MeasuredCheck.Taken.AS_STATED, mine), id, "ttft_ms");
        assertThat(first.why()).isEqualTo("profile mine");
        assertThat(first.interval().lo()).isEqualTo(first.simulated() / 1.25, within(1e-9));
        assertThat(first.interval().hi()).isEqualTo(first.simulated() / 0.75, within(1e-9));
        for (double error : new double[] {-0.24, -0.26, 0.24, 0.26}) {
            // Measured so that the simulated value is off by that much.
            List<MeasuredRow> other = changed(rows, id, point -> slower(point, first.simulated() / (1 + error) / first.expected()));
            assertThat(row(against(other, MeasuredCheck.Taken.AS_STATED, mine), id, "ttft_ms").verdict()).as("%s", error)
                    .isEqualTo(Math.abs(error) < 0.25 ? TrustReport.Verdict.INSIDE : TrustReport.Verdict.OUTSIDE);
        }
    }

    @Test
    void aProfileForOtherDeploymentsChangesNothing() {
        TrustReport shipped = against(rows, MeasuredCheck.Taken.AS_STATED);
        Profile.Accuracy accuracy = new Profile.Accuracy(9, 0.1, 0.25, 0.1, 0.25);
        assertThat(against(rows, MeasuredCheck.Taken.AS_STATED, profile("trtllm", 0.5, accuracy))).isEqualTo(shipped);
        TrustReport slow = against(rows, MeasuredCheck.Taken.AS_STATED, profile("vllm", 0.5, accuracy));
        assertThat(row(slow, "llama-3.1-8b-256-256-c1", "tpot_ms").simulated()).isGreaterThan(500);
    }

    @Test
    void anOptionOverridesOneFieldOfTheProtocol() {
        String id = "llama-3.1-70b-1024-128-c32";
        TrustReport stated = against(rows, MeasuredCheck.Taken.AS_STATED);
        TrustReport ramped = against(rows, new MeasuredCheck.Taken(null, null, 30.0));
        TrustReport once = against(rows, new MeasuredCheck.Taken(1, 1.0, null));
        assertThat(row(ramped, id, "ttft_ms").simulated()).isLessThan(row(stated, id, "ttft_ms").simulated());
        assertThat(row(once, id, "ttft_ms").simulated()).isGreaterThan(1.5 * row(stated, id, "ttft_ms").simulated());
        assertThatThrownBy(() -> new MeasuredCheck.Taken(0, null, null)).isInstanceOf(InvalidPlan.class).hasMessageContaining("0 requests");
    }

    @Test
    void theReportIsTheSameOnAnyNumberOfThreads() {
        MeasuredCheck check = MeasuredCheck.of(rows);
        TrustReport one = check.against(List.of(), MeasuredCheck.Taken.AS_STATED, 1, () -> false);
        assertThat(check.against(List.of(), MeasuredCheck.Taken.AS_STATED, 3, () -> false)).isEqualTo(one);
        assertThat(check.progress()).isEqualTo(1);
    }

    @Test
    void everyRowGivesTwoFiguresAndIsCountedOnceInEachGroup() {
        TrustReport report = against(rows, MeasuredCheck.Taken.AS_STATED);
        assertThat(report.rows()).hasSize(2 * rows.size());
        TrustReport.Group all = report.groups().getFirst();
        assertThat(all.name()).isEqualTo("all");
        assertThat(all.n()).isEqualTo(44);
        assertThat(all.excluded()).isEqualTo(4);
        assertThat(report.rows(TrustReport.Verdict.LEFT_OUT)).hasSize(8).allSatisfy(row -> assertThat(row.why()).isNotEmpty());
        List<TrustReport.Group> engines = report.groups().stream().filter(group -> group.name().split(" · ", -1).length == 3).toList();
        assertThat(engines.stream().mapToInt(TrustReport.Group::n).sum()).isEqualTo(44);
        assertThat(engines.stream().mapToInt(TrustReport.Group::excluded).sum()).isEqualTo(4);
        assertThat(report.groups()).extracting(TrustReport.Group::name).contains("dense", "llama-3.1-70b · h100-80-sxm · vllm · fp8").doesNotContain("mixture of experts");
    }

    @ParameterizedTest
    @EnumSource(value = MeasuredCheck.HeldOut.class, names = {"ROWS", "ENGINE"})
    void noRowIsScoredOnAFitThatSawIt(MeasuredCheck.HeldOut way) {
        List<MeasuredRow> some = rows.stream().filter(row -> row.group().model().equals("llama-3.1-8b") && row.point() != null).limit(10).toList();
        String id = some.get(6).id();
        TrustReport before = MeasuredCheck.of(some).heldOut(way, 2, () -> false);
        TrustReport after = MeasuredCheck.of(changed(some, id, point -> slower(point, 1.3))).heldOut(way, 2, () -> false);
        assertThat(row(after, id, "ttft_ms").simulated()).isEqualTo(row(before, id, "ttft_ms").simulated());
        assertThat(row(after, id, "tpot_ms").simulated()).isEqualTo(row(before, id, "tpot_ms").simulated());
        assertThat(row(after, id, "ttft_ms").why()).startsWith("fitted without it: ");
        assertThat(some).anySatisfy(other -> assertThat(row(after, other.id(), "tpot_ms").simulated()).isNotEqualTo(row(before, other.id(), "tpot_ms").simulated()));
    }

    @Test
    void stopsWhenAsked() {
        assertThatThrownBy(() -> MeasuredCheck.of(rows).against(List.of(), MeasuredCheck.Taken.AS_STATED, 2, () -> true)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> MeasuredCheck.of(rows).heldOut(MeasuredCheck.HeldOut.ROWS, 2, () -> true)).isInstanceOf(IllegalStateException.class);
    }
}
