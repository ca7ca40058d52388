package io.headroom.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.calibration.CalibrationModel.Entry;
import io.headroom.calibration.CalibrationModel.Kind;
import io.headroom.calibration.CalibrationModel.Metric;
import io.headroom.calibration.CalibrationModel.Point;
import io.headroom.plan.Plan;
import io.headroom.session.TestPlans;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationModelTest {
    private static final int SHARED = 0;
    private static final int OWN = 1;

    private final CalibrationModel model = Found.model();

    @Test
    void theSummaryCountsEveryRowOfTheFile() {
        assertThat(model.summary()).isEqualTo("8 of 9 rows used · 2 profiles · 1 row left out");
    }

    @Test
    void theListNamesProfilesAndWhatHasNone() {
        assertThat(model.entries()).containsExactly(new Entry(Kind.PROFILE, SHARED, "dense models", "h100 · vllm", "7 points, GPU + engine"),
                new Entry(Kind.PROFILE, OWN, "chat-70b · fp8", "h100 · vllm", "7 points, own profile"), new Entry(Kind.TOO_FEW, 0, "Too few points", "", "1 group"),
                new Entry(Kind.LEFT_OUT, 0, "Rows left out", "", "1 row"));
    }

    @Test
    void errorsAreBeforeAfterAndHeldOut() {
        assertThat(model.errors(OWN).rows()).containsExactly(List.of("TTFT median", "50 %", "5 %", "10 %"), List.of("TTFT P90", "150 %", "15 %", "30 %"),
                List.of("TPOT median", "25 %", "2.5 %", "5 %"), List.of("TPOT P90", "50 %", "5 %", "10 %"));
    }

    @Test
    void onlyPointsThatHaveALatencyAreDrawn() {
        assertThat(model.points(OWN, Metric.TTFT)).hasSize(7);
        List<Point> points = model.points(OWN, Metric.TPOT);
        assertThat(points).extracting(Point::id).doesNotContain("run-6").hasSize(6);
        assertThat(points.get(3).concurrency()).isEqualTo(8);
        assertThat(points.get(3).before()).isCloseTo(1.5, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void anOutlierIsMarkedAndListedWithItsLine() {
        assertThat(model.points(OWN, Metric.TTFT)).filteredOn(Point::outlier).extracting(Point::id).containsExactly("run-5");
        assertThat(model.outliers(OWN).rows()).containsExactly(List.of("run-5", "7", "600 ms → 1.50 s", "20.0 ms → 50.0 ms"));
    }

    @Test
    void coefficientsSayWhatThePointsDoNotTell() {
        assertThat(model.coefficients(OWN).rows()).containsExactly(List.of("Matrix products, fp8", "61.2 %", "±8 %", "50 %"),
                List.of("Per step", "2.5 ms", "not told by these points", "1.7 ms"));
    }

    @Test
    void aPartitionIsServedByTheMostSpecificProfile() {
        Plan plan = TestPlans.plan();
        assertThat(model.covers(OWN, plan)).containsExactly("Lane 1 (chat-70b fp8)", "Cabin 1 (chat-70b fp8)");
        assertThat(model.covers(SHARED, plan)).containsExactly("Lane 1 (chat-70b fp8), where chat-70b · fp8 · h100 · vllm is more specific and counts",
                "Cabin 1 (chat-70b fp8), where chat-70b · fp8 · h100 · vllm is more specific and counts");
        assertThat(model.covers(OWN, plan.withPartitions(List.of(), List.of()))).isEmpty();
    }

    @Test
    void aSmallGroupSaysWhoServesIt() {
        assertThat(model.tooFew().rows()).containsExactly(List.of("chat-70b · h100 · vllm · bf16", "dense models · h100 · vllm", "1"));
    }

    @Test
    void rowsLeftOutAreCountedByRuleAndListedWithWhy() {
        assertThat(model.leftOutByRule().rows()).containsExactly(List.of("The weights leave no room in memory", "1"));
        assertThat(model.leftOut().rows()).containsExactly(List.of("huge", "the weights need 141 GB", "10"));
    }

    @Test
    void theProtocolIsToldInWords() {
        assertThat(model.protocol(OWN)).isEqualTo("10 requests per client, all start at once, lengths 80 % to 100 % of the named ones, a seat for every client, KV cache bf16");
    }
}
