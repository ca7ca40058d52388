package io.headroom.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.RandomPlans;
import io.headroom.plan.Rate;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import io.headroom.store.SamplePlans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
            "Monthly budget ($),budget,''", "Tenant ID,id,''", "Input tokens,input,''"})
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

    private static Grid grid(List<? extends List<String>> rows) {
        List<Grid.Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(new Grid.Line(i + 1, rows.get(i)));
        }
        return new Grid("sheet", lines, List.of());
    }
}
