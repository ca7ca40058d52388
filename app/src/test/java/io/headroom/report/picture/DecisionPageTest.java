package io.headroom.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compare.Change;
import io.headroom.drawing.Drawn;
import io.headroom.engine.Results;
import io.headroom.plan.Plan;
import io.headroom.report.CapacityOutlook;
import io.headroom.report.Decision;
import io.headroom.report.Decision.Gain;
import io.headroom.report.Decision.Option;
import io.headroom.report.Dossier;
import io.headroom.report.Examples;
import io.headroom.report.RiskRegister.Level;
import io.headroom.report.RiskRegister.Risk;
import io.headroom.report.Verdict;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class DecisionPageTest {
    private static final Plan PLAN = Examples.plan();
    private static final Results RESULTS = Examples.results(PLAN);

    @TempDir
    Path folder = Path.of("");

    private static final List<Option> OPTIONS = List.of(option("Everyone in the lane", true, false, 172.4, 1.55), option("Freed GPUs taken away", false, true, 146.16, 0.7),
            option("Operator in a cabin", false, false, 210, 0.69));
    private static final List<Gain> GAINS = List.of(gain("Speech", Change.LOSES, 1.98), gain("Chatbot", Change.UNCLEAR, 0.02), gain("Launch", Change.GAINS, -0.4),
            new Gain("Robotics", Change.ENTERS, "newly served", Double.NaN, 1, Double.NaN, Double.NaN, Double.NaN));

    private static Option option(String name, boolean current, boolean chosen, double usd, double worst) {
        return new Option(name, PLAN, RESULTS, current, chosen, 48, usd, 8, 0, 1, 0, 3, 4, worst, "Speech: p99 TTFT 776 ms of 500 ms");
    }

    private static Gain gain(String tenant, Change change, double relative) {
        return new Gain(tenant, change, change.name().toLowerCase(java.util.Locale.ROOT), 1, 1 + relative, relative, relative - 0.05, relative + 0.05);
    }

    private static Decision decision(List<Risk> risks) {
        Plan plan = Examples.plan();
        Decision one = Decision.of(Dossier.of(plan, Examples.results(plan)));
        return new Decision(one.edition(), one.title(), one.scope(), one.choice(), one.sentence(), one.reasons(), one.kinds(), one.ask(), OPTIONS, one.optionsNote(), GAINS, one.gainsNote(),
                one.outlook(), one.outlookNote(), one.figures(), risks, one.assumed());
    }

    private static Drawn page(Decision decision) {
        Drawn drawn = new Drawn();
        DecisionPage.draw(decision, drawn);
        return drawn;
    }

    @Test
    void thePlansAreComparedAndTheChosenOneIsMarked() {
        assertThat(page(decision(List.of())).texts()).contains("Everyone in the lane", "as it stands", "Freed GPUs taken away", "chosen", "146.16", "3 / 4");
    }

    @Test
    void whatFitsNoMoreIsCounted() {
        List<Risk> risks = IntStream.range(0, 40).mapToObj(i -> new Risk(i < 3 ? Level.HIGH : Level.LOW, "throttled", "Tenant " + i, List.of("12 %"))).toList();
        List<String> texts = page(decision(risks)).texts();
        long told = texts.stream().filter(text -> text.startsWith("Tenant ")).count();

        assertThat(told).isBetween(3L, 39L);
        assertThat(texts).contains("and " + (40 - told) + " more");
    }

    @Test
    void wordsStayOnThePageAndOffOneAnother() {
        List<Drawn.Words> words = page(decision(List.of(new Risk(Level.HIGH, "throttled", "Tenant", List.of("12 %"))))).words;
        List<Rectangle2D> taken = new ArrayList<>();
        for (Drawn.Words one : words) {
            Rectangle2D box = new Rectangle2D.Double(one.left(), one.baseline() - one.lettering().size() * 0.5, one.right() - one.left(), one.lettering().size() * 0.5);
            assertThat(new Rectangle2D.Double(36, 36, DecisionPage.WIDTH - 72, DecisionPage.HEIGHT - 72).contains(box)).as(one.text()).isTrue();
            assertThat(taken).as(one.text()).noneMatch(box::intersects);
            taken.add(box);
        }
    }

    @Test
    void aBarSaysWhoseItIsHowFarAndWhatThatMeans() {
        assertThat(DecisionCharts.gains(decision(List.of())).spoken()).isEqualTo("Speech: +198 % loses; Chatbot: +2 % unclear; Launch: −40 % gains");
    }

    /// A tenth of a dollar apart: rounded to whole dollars the marks of the axis would all be the same.
    @Test
    void marksOfACheapPlansAxesAreToldApart() {
        Decision usual = decision(List.of());
        CapacityOutlook one = new CapacityOutlook(LocalDate.of(2027, 1, 1), 0.5, List.of(), List.of(), List.of(new CapacityOutlook.Point(0, 0.5, 1, 0), new CapacityOutlook.Point(12, 0.6, 1, 0)));
        Decision cheap = new Decision(usual.edition(), usual.title(), usual.scope(), usual.choice(), usual.sentence(), usual.reasons(), usual.kinds(), usual.ask(),
                List.of(option("Now", true, false, 0.5, 1.2), option("Wider", false, true, 0.6, 0.7)), usual.optionsNote(), usual.gains(), usual.gainsNote(), one, usual.outlookNote(), usual.figures(),
                usual.risks(), usual.assumed());
        for (Chart chart : List.of(DecisionCharts.cost(cheap), DecisionCharts.outlook(cheap))) {
            Drawn drawn = new Drawn();
            chart.draw(drawn, 0, 0, 600, 400, 12);
            assertThat(drawn.texts().stream().filter(text -> text.matches("[0-9.]+"))).as(chart.title()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        }
    }

    private static Drawn gains(Gain... gains) {
        Decision usual = decision(List.of());
        Drawn drawn = new Drawn();
        DecisionCharts.gains(new Decision(usual.edition(), usual.title(), usual.scope(), usual.choice(), usual.sentence(), usual.reasons(), usual.kinds(), usual.ask(), usual.options(),
                usual.optionsNote(), List.of(gains), usual.gainsNote(), usual.outlook(), usual.outlookNote(), usual.figures(), usual.risks(), usual.assumed())).draw(drawn, 0, 0, 600, 400, 12);
        return drawn;
    }

    /// All lose, so the line that bars begin at could stand at the left; but one interval reaches beyond it.
    @Test
    void anIntervalStaysWithinTheChart() {
        assertThat(gains(gain("Speech", Change.LOSES, 0.2), gain("Chatbot", Change.UNCLEAR, 0.02)).strokes).allSatisfy(line -> {
            assertThat(line.getBounds2D().getMinX()).isNotNegative();
            assertThat(line.getBounds2D().getMaxX()).isLessThanOrEqualTo(600);
        });
    }

    @Test
    void aBarThatIsLongerThanTheChartIsBroken() {
        assertThat(gains(gain("Speech", Change.LOSES, 5), gain("Chatbot", Change.LOSES, 0.2)).strokeColours).filteredOn(Ink.PAPER::equals).hasSize(2);
        assertThat(gains(gain("Speech", Change.LOSES, 1.5), gain("Chatbot", Change.LOSES, 0.2)).strokeColours).doesNotContain(Ink.PAPER);
    }

    @Test
    void chartsAreFilesThatReadBack() throws Exception {
        Plan plan = Examples.plan(Examples.HOSTILE);
        List<Path> files = ChartFiles.write(folder, Dossier.of(plan, Examples.results(plan)));

        assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("cost-against-delay.svg", "gains-and-losses.svg", "capacity-and-demand.svg", "objectives.svg");
        for (Path file : files) {
            DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(file.toFile());
        }
    }

    @Test
    void everyPromiseHasABarOnItsSideOfTheTarget() throws Exception {
        Plan plan = Examples.plan();
        Verdict verdict = Verdict.of(Examples.results(plan));
        Document read = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new ByteArrayInputStream(DecisionCharts.objectives(verdict).svg()));
        Drawn drawn = new Drawn();
        DecisionCharts.objectives(verdict).draw(drawn, 0, 0, 600, 400, 12);
        double axis = 300;

        assertThat(read.getDocumentElement().getTextContent()).contains(verdict.worstOfEachTenant().getFirst().tenant().name());
        assertThat(drawn.fills).hasSize((int) verdict.worstOfEachTenant().stream().filter(one -> Double.isFinite(one.shareOfTarget())).count());
        for (int i = 0; i < drawn.fills.size(); i++) {
            boolean beyond = verdict.worstOfEachTenant().get(i).shareOfTarget() > 1;
            assertThat(drawn.fills.get(i).getBounds2D().getCenterX() > axis).isEqualTo(beyond);
        }
    }
}
