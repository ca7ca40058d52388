package io.headroom.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Cluster;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.Plan;
import io.headroom.plan.RandomPlans;
import io.headroom.plan.Scenarios;
import io.headroom.store.SamplePlans;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetImportTest {
    private static final int PLANS = 500;
    private static final String TITLES = "Name|GPU type|Nodes|GPUs per node|Available from|Available until|On-demand $/GPU h|Reserved $/GPU h|Price date|Price source";

    private final Plan plan = SamplePlans.launchWindow();

    @Test
    void clustersThatGoOutComeBackAsTheyWereAlsoIntoAPlanWithoutThem() {
        int clusters = 0;
        for (int seed = 0; seed < PLANS; seed++) {
            Plan random = RandomPlans.plan(seed);
            var rows = rows(random);
            SheetImport back = read(random, rows);
            clusters += random.fleet().size();
            assertThat(back.problems()).as("seed %d", seed).isEmpty();
            assertThat(back.clusters()).as("seed %d", seed).isEqualTo(random.fleet());
            assertThat(back.changed() + back.added()).as("seed %d", seed).isZero();
            Plan empty = random.withIncidents(List.of()).withScenarios(Scenarios.NONE).withPartitions(List.of(), List.of()).withFleet(List.of());
            SheetImport anew = read(empty, rows);
            assertThat(anew.problems()).as("seed %d", seed).isEmpty();
            assertThat(anew.applyTo(empty).fleet()).as("seed %d", seed).isEqualTo(random.fleet());
            assertThat(anew.added()).as("seed %d", seed).isEqualTo(random.fleet().size());
        }
        assertThat(clusters).isGreaterThan(PLANS);
    }

    @Test
    void aRowOfAClusterOfThePlanChangesOnlyWhatItSays() {
        Cluster first = plan.fleet().getFirst();
        SheetImport read = read(plan, "Id|Nodes|Available until", first.id() + "|" + (first.nodes() + 2) + "|2030-01-01");
        assertThat(read.problems()).isEmpty();
        assertThat(read.clusters()).containsExactly(new Cluster(first.id(), first.name(), first.gpu(), first.nodes() + 2, first.gpusPerNode(), first.availableFrom(), LocalDate.of(2030, 1, 1), first.prices()));
        assertThat(read.changed()).isEqualTo(1);
    }

    @Test
    void aNewGpuTypeBringsItsFactsAndProfilesAlong() {
        GpuTypeId id = new GpuTypeId("mi300x-192");
        assertThat(plan.gpuTypes()).extracting(gpu -> gpu.id()).doesNotContain(id);
        SheetImport read = read(plan, "Cluster|Accelerator|Servers", "North|mi300x-192|4");
        Plan after = read.applyTo(plan);
        assertThat(after.gpuType(id)).isEqualTo(Catalogue.shipped().gpuType(id).orElseThrow());
        assertThat(after.profiles()).containsAll(Catalogue.shipped().profiles(id));
        Cluster added = after.fleet().getLast();
        assertThat(added.gpusPerNode()).isEqualTo(Catalogue.shipped().gpuType(id).orElseThrow().gpusPerNode());
        assertThat(added.prices()).isEqualTo(Catalogue.shipped().prices(id).orElseThrow());
        assertThat(read.notes()).extracting(Grid.Problem::what).anyMatch(note -> note.contains("catalogue"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2 | GB200x    | B2 | There is no GPU type "GB200x"
            2 | H10       | B2 | maybe h100
            3 | 0         | C2 | whole number from 1 to 100000
            3 | 2.5       | C2 | whole number from 1 to 100000
            3 | six       | C2 | is not a count
            3 | 1,800     | C2 | is not a count
            4 | 129       | D2 | from 1 to 128
            5 | 03/04/2026 | E2 | may be 2026-03-04 or 2026-04-03
            5 | 29.11.2026 | E2 | write it as 2026-11-29
            5 | 46000     | E2 | is not a day
            5 | 31.31.2026 | E2 | is not a day
            5 | 2026-11-29T10:30 | E2 | has a time of day
            6 | 2026-01-01 | F2 | let it leave later
            7 | 3.20 EUR  | G2 | must be in US dollars
            7 | €3        | G2 | must be in US dollars
            7 | -1        | G2 | negative
            7 | 1e999     | G2 | larger than any price
            7 | 3,20      | G2 | is not a price
            7 | 900 $/month | G2 | is not per hour
            9 | `         ` | I2 | needs the day it was read
            """)
    void whatIsWrongIsSaidByCell(int column, String cell, String address, String what) {
        List<String> row = new ArrayList<>(List.of("South", "h100-80-sxm", "6", "8", "2026-11-01", "", "3.99", "2.35", "2026-11-01", "our contract"));
        assertThat(read(plan, TITLES, String.join("|", row)).problems()).isEmpty();
        row.set(column - 1, cell);
        SheetImport read = read(plan, TITLES, String.join("|", row));
        assertThat(read.clusters()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.address()).isEqualTo(address);
            assertThat(problem.what()).contains(what);
        });
    }

    @Test
    void aClusterTooSmallForWhatStandsOnItIsSaidInItsRow() {
        Cluster first = plan.fleet().getFirst();
        SheetImport read = read(plan, "Id|Nodes", "b|9", first.id() + "|1");
        assertThat(read.clusters()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> assertThat(problem.row()).isEqualTo(3));
    }

    @ParameterizedTest
    @CsvSource({"$/node/h,/node", "On-demand price per node hour (USD),/node", "Price ($/GPU h),/GPU", "On-demand,''", "Price (€/h),€", "Hourly price EUR,EUR", "Price per month,/month"})
    void thePriceOfANodeIsToldFromItsTitle(String title, String unit) {
        assertThat(PriceText.unit(title)).isEqualTo(unit);
    }

    @Test
    void thePriceOfANodeIsDividedByItsGpus() {
        SheetImport read = read(plan, "Name|GPU type|Nodes|GPUs per node|On-demand price ($ per node hour)|Reserved ($/GPU h)|Price date", "South|H200|2|8|31.92|$2.50|2026-11-01");
        assertThat(read.problems()).isEmpty();
        assertThat(read.clusters()).singleElement().satisfies(cluster -> {
            assertThat(cluster.prices().onDemandUsdPerGpuHour()).isEqualTo(3.99);
            assertThat(cluster.prices().reservedUsdPerGpuHour()).isEqualTo(2.5);
            assertThat(cluster.gpu()).hasToString("h200-141-sxm");
        });
        assertThat(read.notes()).extracting(Grid.Problem::what).containsExactly("H200 was taken for the GPU type h200-141-sxm.");
    }

    @Test
    void eurosInATitleAreRefusedAndNotTakenForDollars() {
        SheetImport read = read(plan, "Name|GPU type|Nodes|On-demand (€/GPU h)|Price date", "South|h100-80-sxm|2|3.20|2026-11-01");
        assertThat(read.problems()).extracting(Grid.Problem::address).containsExactly("D1");
        assertThat(read.problems().getFirst().what()).contains("€", "US dollars");
    }

    @Test
    void theExampleOfATemplateIsLeftOutAndSaid() {
        SheetImport read = read(plan, "Id|Name|GPU type|Nodes", "example|Example|h100-80-sxm|4", "|South|h100-80-sxm|2");
        assertThat(read.clusters()).extracting(Cluster::name).containsExactly("South");
        assertThat(read.notes()).extracting(Grid.Problem::what).anyMatch(note -> note.contains("example"));
    }

    private static SheetImport read(Plan plan, String... lines) {
        return read(plan, Arrays.stream(lines).map(line -> List.of(line.split("\\|", -1))).toList());
    }

    private static SheetImport read(Plan plan, List<List<String>> rows) {
        Grid grid = Grids.of(rows);
        SheetMapping mapping = SheetMapping.guess(grid).orElseThrow();
        assertThat(mapping.subject()).isEqualTo(Subject.FLEET);
        return SheetImport.read(plan, grid, mapping);
    }

    /// As the workbook and the CSV write them: figures in full, days as days.
    private static List<List<String>> rows(Plan plan) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(List.of(Field.CLUSTER_ID.title())));
        Arrays.stream(ClusterColumn.values()).map(ClusterColumn::title).forEach(rows.getFirst()::add);
        for (Cluster cluster : plan.fleet()) {
            List<String> row = new ArrayList<>(List.of(cluster.id().value()));
            Arrays.stream(ClusterColumn.values()).map(column -> column.value(cluster))
                    .map(value -> value == null ? "" : value instanceof Double figure ? new BigDecimal(figure.toString()).toPlainString() : value.toString()).forEach(row::add);
            rows.add(row);
        }
        return rows;
    }
}
