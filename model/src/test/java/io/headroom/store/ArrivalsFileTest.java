package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Curve;
import io.headroom.plan.Growth;
import io.headroom.plan.Rate;
import io.headroom.plan.RateWindows;
import io.headroom.plan.RateWindows.Family;
import io.headroom.plan.Traffic;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsFileTest {
    private static final String FIRST = "\"arrivals\": \\{[^}]*}";

    private static PlanDocument with(String arrivals) throws IOException {
        return PlanFile.parse("p", TwoClusters.text().replaceFirst(FIRST, Matcher.quoteReplacement("\"arrivals\": " + arrivals)));
    }

    private static Arrivals arrivals(PlanDocument document) {
        return ((Traffic.Generated) document.plan().tenants().getFirst().workloads().getFirst().traffic()).arrivals();
    }

    @Test
    void burstsAreOneLine() throws IOException {
        String text = "{\"kind\": \"onoff\", \"rate\": \"4/s\", \"on\": \"20s\", \"off\": \"3min\"}";
        PlanDocument read = with(text);
        assertThat(arrivals(read)).isEqualTo(new Arrivals.OnOff(Rate.perSecond(4), 20, 180));
        assertThat(PlanFile.format(read)).contains("\"arrivals\": " + text);
    }

    @Test
    void aCurveStandsBesideThePattern() throws IOException {
        PlanDocument read = with("""
                {"kind": "gamma", "rate": "4/s", "cv": 2, "curve": {"weekly": [1, 1, 1, 1, 1, 0.5, 0.25], "growth": "5%/month", "since": "2026-11-01", "holidays": ["25 December"]}}""");
        assertThat(arrivals(read)).isEqualTo(new Arrivals.Shaped(new Arrivals.Renewal(Rate.perSecond(4), 2, Arrivals.Renewal.Shape.GAMMA),
                new Curve(List.of(), List.of(1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.25), new Growth(5, Growth.Per.MONTH, LocalDate.of(2026, 11, 1)))));
        assertThat(read.warnings()).containsExactly("$.tenants[0].workloads[0].arrivals.curve.holidays is not known to this version: it has no effect, and is kept when the file is saved.");
        assertThat(PlanFile.format(read)).contains("\"weekly\": [1, 1, 1, 1, 1, 0.5, 0.25],", "\"growth\": \"5%/month\",", "\"since\": \"2026-11-01\",", "\"holidays\": [\"25 December\"]");
    }

    @Test
    void recordedRatesNeedNoShapesWhereAllArePoisson() throws IOException {
        PlanDocument read = with("{\"kind\": \"windows\", \"window\": \"10min\", \"requests\": [31, 0, 12.5]}");
        assertThat(arrivals(read)).isEqualTo(new Arrivals.Windowed(
                new RateWindows(600, new double[] {31, 0, 12.5}, new double[] {1, 1, 1}, new Family[] {Family.POISSON, Family.POISSON, Family.POISSON})));
        assertThat(PlanFile.format(read)).contains("\"requests\": [31, 0, 12.5]").doesNotContain("shapes", "families");
        PlanDocument shaped = with("{\"kind\": \"windows\", \"window\": \"10min\", \"repeat\": true, \"start\": \"20min\", \"scale\": 1.5, \"requests\": [31, 0, 12], \"shapes\": [0.7, 1, 2], \"families\": \"GPW\"}");
        assertThat(arrivals(shaped)).isEqualTo(new Arrivals.Windowed(
                new RateWindows(600, new double[] {31, 0, 12}, new double[] {0.7, 1, 2}, new Family[] {Family.GAMMA, Family.POISSON, Family.WEIBULL}), true, 1200, 1.5));
        assertThat(PlanFile.format(shaped)).contains("\"shapes\": [0.7, 1, 2],", "\"families\": \"GPW\"");
    }

    /// Two weeks of ten minutes take a hundred lines, not two thousand.
    @Test
    void longListsOfNumbersFillTheirLines() throws IOException {
        String requests = IntStream.range(0, 2016).mapToObj(i -> Integer.toString(i * 7 % 500)).reduce((a, b) -> a + ", " + b).orElseThrow();
        PlanDocument read = with("{\"kind\": \"windows\", \"window\": \"10min\", \"requests\": [" + requests + "]}");
        String written = PlanFile.format(read);
        List<String> lines = written.lines().filter(line -> line.matches("[ ]*[0-9][0-9, ]*")).toList();
        assertThat(lines).hasSizeBetween(90, 140).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(String.join(" ", lines).replaceAll("\\s+", " ").strip()).isEqualTo(requests);
        assertThat(PlanFile.parse("p", written).plan()).isEqualTo(read.plan());
    }
}
