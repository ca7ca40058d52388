package io.headroom.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Distribution;
import io.headroom.plan.Objective;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Rate;
import io.headroom.plan.TenantId;
import io.headroom.plan.Traffic;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.tenants.TenantFilter.Only;
import io.headroom.tenants.TenantsModel.Cell;
import io.headroom.tenants.TenantsModel.Order;
import io.headroom.words.EditWords;
import io.headroom.words.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The table of tenants without a screen: what it lists, and what its cells do to the plan, each time in one edit.
class TenantsModelTest {
    private static final List<TenantId> ALL = List.of(TestPlans.LAUNCH, TestPlans.STARTUP, TestPlans.DESK, TestPlans.TRAY);
    private static final List<String> SHOWN = List.of("name", "tier", "partition", "rate", "tokensIn.p50", "tokensIn.p99", "target.TTFT.P99", "p99.TTFT", "limit.requests", "budget");

    private final Plan plan = TestPlans.plan();
    private final TenantsModel model = model(plan, Locale.US);

    private static TenantsModel model(Plan plan, Locale locale) {
        return TenantsModel.of(plan, TestResults.of(plan, Map.of(TestPlans.LAUNCH, 1.9, TestPlans.STARTUP, 0.4, TestPlans.DESK, 0.2), 38), false, Format.of(locale));
    }

    private static List<Cell> cells(String column, TenantId... tenants) {
        return List.of(tenants).stream().map(tenant -> new Cell(tenant, column)).toList();
    }

    private String shown(TenantId tenant, String column) {
        return model.shown(tenant, model.column(column));
    }

    private Plan applied(Entered entered) {
        assertThat(entered.wrong()).isEmpty();
        assertThat(entered.problem()).isEmpty();
        return Objects.requireNonNull(entered.edit()).applyTo(plan);
    }

    private static Rate rate(Plan plan, TenantId tenant) {
        return Objects.requireNonNull(plan.tenant(tenant).workloads().getFirst().traffic().pattern()).rate();
    }

    @Test
    void rowsSayWhatThePlanAndTheSimulationSay() {
        assertThat(shown(TestPlans.LAUNCH, "name")).isEqualTo("Launch operator");
        assertThat(shown(TestPlans.LAUNCH, "state")).isEqualTo("missed");
        assertThat(shown(TestPlans.TRAY, "state")).isEqualTo("no objective");
        assertThat(shown(TestPlans.TRAY, "partition")).isEqualTo("Unplaced");
        assertThat(shown(TestPlans.LAUNCH, "rate")).isEqualTo("4.2/s");
        assertThat(shown(TestPlans.LAUNCH, "tokensIn.p50")).isEqualTo("1800");
        assertThat(shown(TestPlans.LAUNCH, "target.TTFT.P99")).isEqualTo("500 ms");
        assertThat(shown(TestPlans.LAUNCH, "p99.TTFT")).isEqualTo("1.90 s ±10 %");
        assertThat(shown(TestPlans.LAUNCH, "limit.requests")).isEqualTo("400/min");
        assertThat(model(plan, Locale.GERMANY).shown(TestPlans.LAUNCH, model.column("rate"))).isEqualTo("4,2/s");
    }

    @Test
    void rowsAreSortedByColumnsAndStayInPlanOrderWhereTheyAreAlike() {
        assertThat(model.visible(TenantFilter.ALL, List.of())).isEqualTo(ALL);
        assertThat(model.visible(TenantFilter.ALL, List.of(new Order("rate", true)))).containsExactly(TestPlans.STARTUP, TestPlans.TRAY, TestPlans.LAUNCH, TestPlans.DESK);
        assertThat(model.visible(TenantFilter.ALL, List.of(new Order("tier", true), new Order("rate", false)))).containsExactly(TestPlans.DESK, TestPlans.LAUNCH, TestPlans.TRAY, TestPlans.STARTUP);
        assertThat(model.visible(TenantFilter.ALL, List.of(new Order("p99.TTFT", true)))).as("what is not known comes last").endsWith(TestPlans.TRAY);
    }

    @Test
    void filtersFindWordsStatesAndTiers() {
        assertThat(model.visible(new TenantFilter("lane SPEECH", Set.of(), null), List.of())).containsExactly(TestPlans.STARTUP);
        assertThat(model.visible(new TenantFilter("", Set.of(Only.MISSED), null), List.of())).containsExactly(TestPlans.LAUNCH);
        assertThat(model.visible(new TenantFilter("", Set.of(Only.MISSED, Only.UNPLACED), null), List.of())).containsExactly(TestPlans.LAUNCH, TestPlans.TRAY);
        assertThat(model.visible(new TenantFilter("", Set.of(), TestPlans.GOLD), List.of())).containsExactly(TestPlans.LAUNCH, TestPlans.DESK);
        assertThat(model.visible(new TenantFilter("nobody", Set.of(), null), List.of())).isEmpty();
    }

    @Test
    void aCellIsEnteredWithItsUnit() {
        assertThat(rate(applied(model.enter(new CellEntry(TestPlans.LAUNCH, "rate", "1M/day"))), TestPlans.LAUNCH)).isEqualTo(new Rate(1e6, Rate.Per.DAY));
        assertThat(rate(applied(model.enter(new CellEntry(TestPlans.LAUNCH, "rate", "9"))), TestPlans.LAUNCH)).as("a bare number keeps the period").isEqualTo(Rate.perSecond(9));
        assertThat(applied(model.enter(new CellEntry(TestPlans.TRAY, "target.TTFT.P99", "750 ms"))).tenant(TestPlans.TRAY).objectives())
                .containsExactly(new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 0.75));
        assertThat(applied(model.enter(new CellEntry(TestPlans.LAUNCH, "target.TTFT.P99", ""))).tenant(TestPlans.LAUNCH).objectives()).hasSize(1);
        assertThat(applied(model.enter(new CellEntry(TestPlans.TRAY, "partition", "lane 1"))).tenant(TestPlans.TRAY).partition()).isEqualTo(TestPlans.LANE);
        assertThat(applied(model.enter(new CellEntry(TestPlans.DESK, "partition", "Unplaced"))).partition(TestPlans.CABIN).owner()).as("a cabin left is vacant").isNull();
        assertThat(model.enter(new CellEntry(TestPlans.LAUNCH, "rate", "4.2/s")).edit()).as("the same value is no edit").isNull();
    }

    @Test
    void whatIsWrongWithACellIsSaid() {
        assertThat(problem(TestPlans.LAUNCH, "rate", "often")).isEqualTo("Mean rate is \"often\": enter a rate, e.g. 20/s, 400/min or 1M/day.");
        assertThat(problem(TestPlans.LAUNCH, "rate", "")).isEqualTo("Mean rate is empty: enter a rate, e.g. 20/s, 400/min or 1M/day.");
        assertThat(problem(TestPlans.LAUNCH, "tokensIn.p99", "10")).contains("p99", "median");
        assertThat(problem(TestPlans.LAUNCH, "p99.TTFT", "1 s")).isEqualTo("TTFT p99 is found by the simulation or follows from other columns: it cannot be entered.");
        assertThat(problem(TestPlans.LAUNCH, "tier", "Platinum")).isEqualTo("Tier is \"Platinum\": the plan has no such tier. Choose one of the list.");
        assertThat(problem(TestPlans.LAUNCH, "partition", "Cabin 1")).isEqualTo("Launch operator cannot go to Cabin 1: Reserved for Fraud desk.");
        assertThat(problem(TestPlans.LAUNCH, "partition", "Lane 9")).isEqualTo("Place is \"Lane 9\": the plan has no such cabin or lane. Choose one of the list, or Unplaced.");
    }

    private String problem(TenantId tenant, String column, String text) {
        Entered entered = model.enter(new CellEntry(tenant, column, text));
        assertThat(entered.edit()).isNull();
        return entered.wrong().getFirst().problem();
    }

    @Test
    void oneValueGoesIntoAllChosenCellsInOneEdit() {
        Entered entered = model.enter(ALL, "rate", "2/s");
        assertThat(EditWords.of(Locale.ENGLISH).label(Objects.requireNonNull(entered.edit()))).isEqualTo("Set Mean rate of 4 tenants");
        Plan changed = applied(entered);
        assertThat(ALL).allSatisfy(tenant -> assertThat(rate(changed, tenant)).isEqualTo(Rate.perSecond(2)));
    }

    @Test
    void fillDownCopiesTheFirstChosenCellColumnByColumn() {
        List<Cell> chosen = new ArrayList<>(cells("rate", TestPlans.DESK, TestPlans.LAUNCH, TestPlans.STARTUP));
        chosen.addAll(cells("budget", TestPlans.LAUNCH, TestPlans.STARTUP));
        Plan changed = applied(model.fillDown(ALL, chosen));
        assertThat(rate(changed, TestPlans.STARTUP)).isEqualTo(Rate.perSecond(4.2));
        assertThat(rate(changed, TestPlans.DESK)).isEqualTo(Rate.perSecond(4.2));
        assertThat(rate(changed, TestPlans.TRAY)).isEqualTo(Rate.perSecond(3.5));
    }

    @Test
    void aCellAloneIsFilledFromTheOneAboveAsListed() {
        List<TenantId> listed = List.of(TestPlans.TRAY, TestPlans.DESK, TestPlans.STARTUP, TestPlans.LAUNCH);
        assertThat(rate(applied(model.fillDown(listed, cells("rate", TestPlans.DESK))), TestPlans.DESK)).isEqualTo(Rate.perSecond(3.5));
        assertThat(model.fillDown(listed, cells("rate", TestPlans.TRAY)).problem()).startsWith("There is nothing to fill");
    }

    @Test
    void aBlockGoesToASpreadsheetAndBack() {
        List<Cell> chosen = new ArrayList<>(cells("name", TestPlans.LAUNCH, TestPlans.STARTUP));
        chosen.addAll(cells("rate", TestPlans.LAUNCH));
        assertThat(model.copy(ALL, SHOWN, chosen, true)).isEqualTo("Name\tMean rate\nLaunch operator\t4.2/s\nSpeech start-up\t1.4/s");
        Plan changed = applied(model.paste("Lift-off\t8/s\r\nVoices\t90/min\r\n", ALL, List.of("name", "rate"), new Cell(TestPlans.LAUNCH, "name"), List.of()));
        assertThat(changed.tenant(TestPlans.LAUNCH).name()).isEqualTo("Lift-off");
        assertThat(rate(changed, TestPlans.STARTUP)).isEqualTo(new Rate(90, Rate.Per.MINUTE));
    }

    @Test
    void cellsOfOneRowMayNeedEachOther() {
        Plan changed = applied(model.paste("20k\t90k", ALL, SHOWN, new Cell(TestPlans.LAUNCH, "tokensIn.p50"), List.of()));
        assertThat(((Traffic.Generated) changed.tenant(TestPlans.LAUNCH).workloads().getFirst().traffic()).inputTokens()).isEqualTo(new Distribution.LogNormal(20_000, 90_000, null));
    }

    @Test
    void nothingIsPastedWhereOneCellIsWrongAndEachIsNamed() {
        Entered entered = model.paste("8/s\t1k\nmany\t2k\n3/s\tfew", ALL, SHOWN, new Cell(TestPlans.LAUNCH, "rate"), List.of());
        assertThat(entered.edit()).isNull();
        assertThat(entered.wrong()).extracting(wrong -> wrong.entry().tenant() + " " + wrong.entry().column()).containsExactlyInAnyOrder("startup rate", "desk tokensIn.p50");
        assertThat(model.paste("1\n2\n3", ALL, SHOWN, new Cell(TestPlans.DESK, "rate"), List.of()).problem()).isEqualTo("The block has 3 rows, but there are 2 below the cell. Nothing was pasted.");
        assertThat(model.paste("1\t2", ALL, SHOWN, new Cell(TestPlans.DESK, "budget"), List.of()).problem()).startsWith("The block has 2 columns, but there are 1");
    }

    @Test
    void aSingleValueIsPastedIntoAllChosenCells() {
        Plan changed = applied(model.paste("250", ALL, SHOWN, new Cell(TestPlans.LAUNCH, "budget"), cells("budget", TestPlans.LAUNCH, TestPlans.TRAY)));
        assertThat(changed.tenant(TestPlans.TRAY).budgetUsdPerMonth()).isEqualTo(250);
        assertThat(changed.tenant(TestPlans.DESK).budgetUsdPerMonth()).isNull();
    }

    /// As LibreOffice and Excel put it on the clipboard: tabs, the line ends of the desktop, and quotes where there is doubt.
    @Test
    void aBlockWithHeadingsGoesIntoTheColumnsTheyName() {
        String clipboard = "Budget $/month\tMean rate\tName\r\n5k\t8/s\t\"Lift-off\"\r\n\t90/min\tVoices\r\n";
        Plan changed = applied(model.paste(clipboard, ALL, SHOWN, new Cell(TestPlans.LAUNCH, "tier"), List.of()));
        assertThat(changed.tenant(TestPlans.LAUNCH).name()).isEqualTo("Lift-off");
        assertThat(changed.tenant(TestPlans.LAUNCH).budgetUsdPerMonth()).isEqualTo(5000.0);
        assertThat(rate(changed, TestPlans.STARTUP)).isEqualTo(new Rate(90, Rate.Per.MINUTE));
        Entered wrong = model.paste(clipboard.replace("90/min", "often").replace("5k", "much"), ALL, SHOWN, new Cell(TestPlans.LAUNCH, "name"), List.of());
        assertThat(wrong.edit()).isNull();
        assertThat(wrong.wrong().stream().map(each -> each.entry().tenant() + " " + each.entry().column())).contains(TestPlans.LAUNCH + " budget", TestPlans.STARTUP + " rate");
        assertThat(model.paste("Name\tMean rate\nA\t1/s\t7\n", ALL, SHOWN, new Cell(TestPlans.LAUNCH, "name"), List.of()).problem()).startsWith("The block has 3 columns, but 2 headings");
    }

    @Test
    void rowsThatWereCopiedWithTheirHeadingsGoBackAnywhere() {
        String rows = model.copyRows(ALL, SHOWN, cells("name", TestPlans.LAUNCH, TestPlans.STARTUP));
        assertThat(model.paste(rows, ALL, SHOWN, new Cell(TestPlans.LAUNCH, "budget"), List.of()).wrong()).isEmpty();
        Plan changed = applied(model.paste(rows.replace("4.2/s", "9/s"), ALL, SHOWN, new Cell(TestPlans.LAUNCH, "budget"), List.of()));
        assertThat(rate(changed, TestPlans.LAUNCH)).isEqualTo(Rate.perSecond(9));
    }

    @Test
    void aLimitIsTheTiersAndTwoValuesForOneTierAreWrong() {
        Plan changed = applied(model.enter(new CellEntry(TestPlans.LAUNCH, "limit.requests", "600")));
        assertThat(changed.tier(TestPlans.GOLD).limits().requests()).isEqualTo(new Rate(600, Rate.Per.MINUTE));
        Entered two = model.paste("600/min\n\n700/min", ALL, SHOWN, new Cell(TestPlans.LAUNCH, "limit.requests"), List.of());
        assertThat(two.wrong()).singleElement().satisfies(wrong -> assertThat(wrong.problem()).isEqualTo("Tier Gold would get two values of Requests limit, 600/min and 700/min: enter the same for all its tenants."));
    }

    @Test
    void oneVacantCabinIsNotGivenToTwo() {
        Plan vacant = plan.withTenant(plan.tenant(TestPlans.DESK).in(TestPlans.LANE)).withPartition(plan.partition(TestPlans.CABIN).withOwner(null));
        assertThat(vacant.partition(TestPlans.CABIN)).extracting(Partition::owner).isNull();
        Entered entered = model(vacant, Locale.US).enter(List.of(TestPlans.LAUNCH, TestPlans.TRAY), "partition", "Cabin 1");
        assertThat(entered.problem()).contains("cannot be given to").contains("at once");
    }
}
