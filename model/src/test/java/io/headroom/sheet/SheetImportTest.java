package io.headroom.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.headroom.plan.Distribution;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.RandomPlans;
import io.headroom.plan.Rate;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.store.PlanFile;
import io.headroom.store.SamplePlans;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetImportTest {
    private static final int PLANS = 500;

    @Test
    void tenantsThatGoOutComeBackAsTheyWere() {
        int tenants = 0;
        for (int seed = 0; seed < PLANS; seed++) {
            Plan plan = RandomPlans.plan(seed);
            if (plan.tenants().isEmpty()) {
                continue;
            }
            SheetImport back = read(plan, sheet(plan, plan.tenants()));
            tenants += plan.tenants().size();
            assertThat(back.problems()).as("seed %d", seed).isEmpty();
            assertThat(back.tenants()).as("seed %d", seed).isEqualTo(plan.tenants());
            assertThat(back.changed() + back.added()).as("seed %d", seed).isZero();
        }
        assertThat(tenants).isGreaterThan(PLANS);
    }

    @Test
    void inAnotherPlanARowThatHoldsAllOfATenantIsTheTenantAndAnyOtherIsRefused() {
        int whole = 0;
        int refused = 0;
        for (int seed = 0; seed < PLANS; seed++) {
            Plan plan = RandomPlans.plan(seed);
            if (plan.deployments().isEmpty()) {
                continue;
            }
            Plan other = plan.withIncidents(List.of()).withScenarios(Scenarios.NONE).withPartitions(List.of(), List.of());
            for (Tenant tenant : plan.tenants()) {
                SheetImport back = read(other, sheet(plan, List.of(tenant)));
                if (TenantColumn.MORE.text(plan, tenant).isEmpty()) {
                    assertThat(back.tenants()).as("seed %d", seed).containsExactly(tenant.in(null));
                    whole++;
                } else {
                    assertThat(back.tenants()).as("seed %d", seed).isEmpty();
                    assertThat(back.problems()).as("seed %d", seed).isNotEmpty();
                    refused++;
                }
            }
        }
        assertThat(whole).isGreaterThan(20);
        assertThat(refused).isGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource({"Requests per minute,rate,/min", "RPM,rate,/min", "Rate (req/s),rate,/s", "QPS,rate,/s", "Prompt tokens (median),input,''", "output_tokens,output,''",
            "TTFT p99 (ms),objective.ttft.p99,ms", "p95 end-to-end [s],objective.e2e.p95,s", "Time to first token p50 ms,objective.ttft.p50,ms", "Customer,name,''",
            "Monthly budget ($),budget,''", "Tenant ID,id,''", "Input tokens,input,''", "ttft_p99_ms,objective.ttft.p99,ms", "Deadline (min),deadline,min", "Prompt tokens (k),input,k",
            "Output tokens [M],output,M", "Input tokens (in thousands),input,k", "Budget (k$),budget,k", "Monthly budget (€),budget,€", "Budget €/month,budget,€", "Budget ($/year),budget,/year",
            "Cost per miss (cents),miss,cents", "Requests/month,rate,/month", "Requests/min (k),rate,k/min", "Budget $/month,budget,''", "Cost per miss $,miss,''"})
    void columnsAreGuessedByNameAndUnit(String title, String key, String unit) {
        Field field = Field.guess(Subject.TENANTS, title).orElseThrow();
        assertThat(field.key()).isEqualTo(key);
        assertThat(field.unit(title)).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({"Comment", "Region", "Contact", "p99", "''"})
    void whatNamesNothingIsLeftOut(String title) {
        assertThat(Field.guess(Subject.TENANTS, title)).isEmpty();
    }

    @Test
    void aSheetOfSomeoneElseBecomesTenants() {
        Plan plan = withTiers();
        Grid grid = grid(List.of(List.of("Our customers"), List.of(), List.of("Customer", "Region", "RPM", "Prompt tokens", "Output tokens", "TTFT p99 (ms)", "E2E p95 (s)"),
                List.of("Harbour", "eu", "240", "1800", "lognormal p50 300 p99 2.9k", "500", "12"), List.of("Museum", "us", "30", "900", "120")));
        SheetMapping mapping = SheetMapping.guess(grid).orElseThrow();
        assertThat(mapping.header()).isEqualTo(2);
        SheetImport read = SheetImport.read(plan, grid, mapping);
        assertThat(read.problems()).isEmpty();
        assertThat(read.added()).isEqualTo(2);
        Tenant harbour = read.tenants().getFirst();
        assertThat(harbour.objectives()).containsExactlyInAnyOrder(new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 0.5),
                new Objective(Objective.Metric.E2E, Objective.Statistic.P95, 12));
        assertThat(harbour.workloads().getFirst().traffic()).isInstanceOfSatisfying(Traffic.Generated.class,
                made -> assertThat(made.arrivals().rate()).isEqualTo(new Rate(240, Rate.Per.MINUTE)));
    }

    @Test
    void thousandsOfTokensAndDollarsAreThousands() {
        Plan plan = withTiers();
        SheetImport read = read(plan, Grids.named("s", "Customer|RPM|Prompt tokens (k)|Output tokens|Budget (k$)|TTFT p99", "Harbour|240|1.8|200|9.5|500 ms", "Museum|30|2.5k|0.3k||"));
        assertThat(read.problems()).isEmpty();
        assertThat(read.tenants()).extracting(tenant -> ((Traffic.Generated) tenant.workloads().getFirst().traffic()).inputTokens()).containsExactly(new Distribution.Fixed(1_800), new Distribution.Fixed(2_500));
        assertThat(read.tenants().getFirst().budgetUsdPerMonth()).isEqualTo(9_500);
        assertThat(read.tenants().getFirst().objectives()).containsExactly(new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 0.5));
        Grid mixed = Grids.named("s", "Name|Rate|Input tokens (k)|Output tokens", "A|1|lognormal p50 1.8 p99 9k|10");
        assertThat(read(plan, mixed).problems()).extracting(Grid.Problem::address).containsExactly("C2");
    }

    @ParameterizedTest
    @CsvSource({"Requests/month,B1,/month", "Requests/min (k),B1,k/min", "Budget €/month,E1,€", "Budget ($/year),E1,/year", "Cost per miss (ct),E1,cents"})
    void figuresInAUnitThatNobodyConvertsAreRefusedAtTheirTitle(String title, String address, String unit) {
        String rate = address.startsWith("B") ? title : "Rate";
        Grid grid = Grids.named("s", "Name|" + rate + "|Input tokens|Output tokens" + (rate.equals("Rate") ? "|" + title : "|Note"), "A|1|100|10|5");
        assertThat(read(withTiers(), grid).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.address()).isEqualTo(address);
            assertThat(problem.what()).contains(unit);
        });
    }

    @Test
    void whatALongCellHeldDoesNotHideWhatToDo() {
        SheetImport read = read(withTiers(), Grids.named("s", "Name|Rate|Input tokens|Output tokens", "A".repeat(5_000) + "|1|100|10"));
        assertThat(read.problems()).singleElement().satisfies(problem -> assertThat(problem.what()).contains("AAA…AAA").endsWith("use 1 to 200 printable characters.").hasSizeLessThan(420));
    }

    @Test
    void blanksThatBreakNoLineAreBlanks() {
        Plan plan = withTiers();
        String tier = plan.tiers().getLast().name();
        SheetImport read = read(plan, Grids.named("s", "Name\u00A0|Tier|Rate|Input tokens|Output tokens", "\u00A0Harbour\u200B|" + tier + "\u202F|\u00A02|100|10\u00A0"));
        assertThat(read.problems()).isEmpty();
        assertThat(read.tenants()).singleElement().satisfies(tenant -> {
            assertThat(tenant.name()).isEqualTo("Harbour");
            assertThat(tenant.tier()).isEqualTo(plan.tiers().getLast().id());
        });
    }

    @Test
    void whatIsWrongIsSaidByCellAndNothingIsRead() {
        Plan plan = withTiers();
        Grid grid = grid(List.of(List.of("Name", "Rate", "Input tokens", "Output tokens"), List.of("A", "fast", "100", "10"), List.of("", "3", "100", "")));
        SheetImport read = SheetImport.read(plan, grid, SheetMapping.guess(grid).orElseThrow());
        assertThat(read.tenants()).isEmpty();
        assertThat(read.problems()).extracting(Grid.Problem::address).containsExactlyInAnyOrder("B2", "A3", "D3");
    }

    @Test
    void aCellThatCameToAnErrorIsRefusedWhereItIsUsedAndOnlyThere() {
        Plan plan = withTiers();
        List<Grid.Line> rows = List.of(new Grid.Line(1, List.of("Name", "Rate", "Input tokens", "Output tokens", "Comment")), new Grid.Line(2, List.of("A", "", "100", "10", "")));
        List<Grid.Problem> problems = List.of(new Grid.Problem(2, 1, "The cell holds #DIV/0!."), new Grid.Problem(2, 4, "The cell holds #REF!."));
        Grid grid = new Grid("s", rows, problems);
        assertThat(SheetImport.read(plan, grid, SheetMapping.guess(grid).orElseThrow()).problems()).extracting(Grid.Problem::address).containsExactly("B2");
    }

    @Test
    void aRowOfATenantOfThePlanChangesOnlyWhatItSays() {
        Plan plan = withTiers();
        Tenant first = plan.tenants().getFirst();
        List<List<String>> rows = rows(plan, List.of(first));
        rows.get(1).set(1, "Renamed");
        SheetImport read = read(plan, grid(rows));
        assertThat(read.tenants()).containsExactly(first.withName("Renamed"));
        assertThat(read.changed()).isEqualTo(1);
    }

    /// What was promised by a figure that no column is for stays promised.
    @Test
    void columnsForSingleObjectivesLeaveTheOthersAsTheyAre() {
        Objective first = new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 0.5);
        Objective whole = new Objective(Objective.Metric.E2E, Objective.Statistic.P99, 12);
        Plan plan = withTiers();
        Tenant tenant = plan.tenants().getFirst().withObjectives(List.of(whole, first));
        Plan with = plan.withTenant(tenant);
        List<String> titles = List.of("Tenant ID", "Name", "TTFT p99 (ms)");
        assertThat(read(with, grid(List.of(titles, List.of(tenant.id().value(), tenant.name(), "500")))).changed()).isZero();
        assertThat(read(with, grid(List.of(titles, List.of(tenant.id().value(), tenant.name(), "400")))).tenants())
                .containsExactly(tenant.withObjectives(List.of(whole, new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, 0.4))));
        assertThat(read(with, grid(List.of(titles, List.of(tenant.id().value(), tenant.name(), "")))).tenants()).as("an empty cell takes its promise away")
                .containsExactly(tenant.withObjectives(List.of(whole)));
    }

    private static Plan withTiers() {
        return SamplePlans.launchWindow();
    }

    private static SheetImport read(Plan plan, Grid grid) {
        return SheetImport.read(plan, grid, SheetMapping.guess(grid).orElseThrow());
    }

    private static Grid sheet(Plan plan, List<Tenant> tenants) {
        return grid(rows(plan, tenants));
    }

    /// As the workbook writes them: the id, then our columns.
    private static List<List<String>> rows(Plan plan, List<Tenant> tenants) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(List.of(Field.ID.title())));
        Arrays.stream(TenantColumn.values()).map(TenantColumn::title).forEach(rows.getFirst()::add);
        for (Tenant tenant : tenants) {
            List<String> row = new ArrayList<>(List.of(tenant.id().value()));
            Arrays.stream(TenantColumn.values()).map(column -> column.text(plan, tenant)).forEach(row::add);
            rows.add(row);
        }
        return rows;
    }

    @Test
    void aMergedCellIsRefusedWhereARowHasNoneOfItsOwn() {
        Plan plan = withTiers();
        List<Grid.Line> rows = Grids.named("s", "Name|Tier|Rate|Input tokens|Output tokens|Comment", "A||1|100|10|x", "B||1|100|10|").rows();
        Grid grid = new Grid("s", rows, List.of(), List.of(new Grid.Block(1, 1, 0, 4), new Grid.Block(2, 3, 1, 1), new Grid.Block(2, 3, 5, 5)), false, List.of());
        SheetImport read = SheetImport.read(plan, grid, SheetMapping.guess(grid).orElseThrow());
        assertThat(read.problems()).extracting(Grid.Problem::address).containsExactly("B3");
        assertThat(read.problems().getFirst().what()).contains("B2:B3").contains("merged");
    }

    @Test
    void aTraceComesBackByReferenceAndIsRefusedAsARowOfItsOwn() {
        Plan plan = replaying();
        Tenant replays = plan.tenants().stream().filter(tenant -> tenant.workloads().getFirst().traffic() instanceof Traffic.Replayed).findFirst().orElseThrow();
        List<List<String>> rows = rows(plan, List.of(replays));
        assertThat(read(plan, grid(rows)).tenants()).containsExactly(replays);
        rows.get(1).set(0, "");
        assertThat(read(plan, grid(rows)).problems()).extracting(Grid.Problem::what).anyMatch(what -> what.contains("into the plan it came from"));
        rows.get(1).set(0, replays.id().value());
        rows.get(1).set(rows.getFirst().indexOf(TenantColumn.RATE.title()), "5/s");
        assertThat(read(plan, grid(rows)).problems()).singleElement().satisfies(problem -> assertThat(problem.what()).contains("a trace", "inspector"));
    }

    @Test
    void anEmpiricalDistributionTooLongForACellComesBackByReferenceAndIsRefusedAsARowOfItsOwn() {
        Plan plan = withTiers();
        Tenant first = plan.tenants().getFirst();
        Workload workload = first.workloads().getFirst();
        Traffic.Generated traffic = (Traffic.Generated) workload.traffic();
        Distribution many = new Distribution.Empirical(IntStream.rangeClosed(1, 100).mapToObj(i -> 10.0 * i).toList());
        Tenant measured = first.withWorkloads(List.of(workload.withTraffic(new Traffic.Generated(traffic.arrivals(), many, traffic.outputTokens()))));
        Plan with = plan.withTenant(measured);
        List<List<String>> rows = rows(with, List.of(measured));
        assertThat(read(with, grid(rows)).tenants()).containsExactly(measured);
        rows.get(1).set(0, "");
        assertThat(read(with, grid(rows)).tenants()).isEmpty();
        assertThat(read(with, grid(rows)).problems()).extracting(Grid.Problem::what).anyMatch(what -> what.contains("values (100)") && what.contains("into the plan it came from")).anyMatch(what -> what.contains("values of tokens"));
    }

    @Test
    void aSheetWithoutRowsAsksNothingOfThePlan() throws IOException {
        Plan bare = PlanFile.read("bare", new ByteArrayInputStream("{\"headroom\": {\"format\": %d}, \"name\": \"Bare\", \"run\": {\"start\": \"2027-01-04T08:00\", \"duration\": \"1h\"}}".formatted(PlanFile.FORMAT).getBytes(StandardCharsets.UTF_8))).plan();
        Grid grid = grid(List.of(List.of("Name", "Rate", "Input tokens", "Output tokens")));
        BookImport read = BookImport.read(bare, new BookImport.Choice(List.of(new BookImport.Sheet(grid, SheetMapping.guess(grid).orElseThrow())), List.of()));
        assertThat(read.wrong()).isFalse();
        assertThat(read.empty()).isTrue();
    }

    @Test
    void aHundredThousandRowsOfOneNameAreReadInSeconds() {
        Plan plan = withTiers();
        List<Grid.Line> lines = new ArrayList<>(List.of(new Grid.Line(1, List.of("Name", "Rate", "Input tokens", "Output tokens"))));
        IntStream.rangeClosed(2, 1 + SheetImport.MOST_ROWS).forEach(row -> lines.add(new Grid.Line(row, List.of("Same", "1", "100", "10"))));
        Grid grid = new Grid("s", lines, List.of());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertThat(SheetImport.read(plan, grid, SheetMapping.guess(grid).orElseThrow()).added()).isEqualTo(SheetImport.MOST_ROWS));
    }

    private static Grid grid(List<? extends List<String>> rows) {
        return Grids.of(rows);
    }

    private static Plan replaying() {
        return IntStream.range(0, PLANS).mapToObj(RandomPlans::plan)
                .filter(plan -> !plan.deployments().isEmpty() && plan.tenants().stream().anyMatch(tenant -> tenant.workloads().getFirst().traffic() instanceof Traffic.Replayed)).findFirst().orElseThrow();
    }
}
