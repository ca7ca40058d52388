package io.headroom.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Plan;
import io.headroom.plan.Prices;
import io.headroom.plan.Scenarios;
import io.headroom.store.SamplePlans;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceImportTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    /// Cluster a has H100s, b H200s.
    private final Plan plan = SamplePlans.launchWindow();

    @Test
    void theFleetIsPricedByGpuTypeAndAClusterGoesBeforeItsType() {
        Plan two = plan.withCluster(new Cluster(new ClusterId("c"), "C", plan.fleet().getFirst().gpu(), 1, 8, null, plan.fleet().getFirst().prices()));
        SheetImport read = read(two, "GPU|On-demand|Reserved|Date|Source", "c|1|0.5|2026-11-01|a", "h100-80-sxm|3|2|2026-11-01|our contract");
        assertThat(read.problems()).isEmpty();
        Plan after = read.applyTo(two);
        assertThat(after.fleet().getFirst().prices()).isEqualTo(new Prices(3, 2, DAY, "our contract"));
        assertThat(after.fleet().get(1)).isEqualTo(plan.fleet().get(1));
        assertThat(after.fleet().get(2).prices()).isEqualTo(new Prices(1, 0.5, DAY, "a"));
        assertThat(read.changed()).isEqualTo(2);
    }

    @Test
    void anEmptyCellLeavesAPriceAsItIs() {
        SheetImport read = read(plan, "Cluster|On-demand|Reserved|Date", "B||1.5|2026-11-01");
        Prices before = plan.fleet().get(1).prices();
        assertThat(read.clusters()).singleElement().extracting(Cluster::prices).isEqualTo(new Prices(before.onDemandUsdPerGpuHour(), 1.5, DAY, "sheet prices"));
    }

    @Test
    void aPriceOfANodeIsDividedByTheGpusOfEachCluster() {
        SheetImport read = read(plan, "GPU|Price per node ($/h)|As of", "H100 SXM|31.92|2026-11-01");
        assertThat(read.clusters()).singleElement().satisfies(cluster -> assertThat(cluster.prices().onDemandUsdPerGpuHour()).isEqualTo(3.99));
    }

    @ParameterizedTest
    @CsvSource({"Price (US$/GPU h),3.99", "Price,US$3.99", "Price,US$ 3.99", "Price,3.99 US$", "Price per GPU h (USD),3.99"})
    void americanDollarsAreThose(String title, String cell) {
        SheetImport read = read(plan, "GPU|" + title + "|As of", "H100 SXM|" + cell + "|2026-11-01");
        assertThat(read.problems()).isEmpty();
        assertThat(read.clusters()).singleElement().satisfies(cluster -> assertThat(cluster.prices().onDemandUsdPerGpuHour()).isEqualTo(3.99));
    }

    @ParameterizedTest
    @CsvSource({"Price (S$/GPU h),3.99", "Price,S$3.99", "Price,CA$ 3.99", "Price,A$3.99", "Price,3.99 HK$"})
    void otherDollarsAreNotTakenForThem(String title, String cell) {
        assertThat(read(plan, "GPU|" + title + "|As of", "H100 SXM|" + cell + "|2026-11-01").problems()).singleElement().satisfies(problem -> assertThat(problem.what()).contains("US dollars"));
    }

    @ValueSource(strings = {"GPU $/h", "$/GPU h", "USD per hour", "$/h"})
    void aTitleThatIsOnlyAUnitIsThePrice(String title) {
        SheetImport read = read(plan, "GPU|" + title + "|As of", "H100 SXM|3.99|2026-11-01");
        assertThat(read.clusters()).singleElement().satisfies(cluster -> assertThat(cluster.prices().onDemandUsdPerGpuHour()).isEqualTo(3.99));
    }

    @Test
    void aPriceWithoutADayIsRefused() {
        SheetImport read = read(plan, "GPU|On-demand", "h100-80-sxm|3.5");
        assertThat(read.problems()).singleElement().satisfies(problem -> assertThat(problem.what()).contains("Price date"));
    }

    @Test
    void aGpuThatThePlanDoesNotHaveIsLeftOutAndSaid() {
        SheetImport read = read(plan, "GPU|On-demand|Date", "l4-24|0.7|2026-11-01", "h100-80-sxm|3.5|2026-11-01");
        assertThat(read.clusters()).hasSize(1);
        assertThat(read.notes()).singleElement().satisfies(note -> {
            assertThat(note.address()).isEqualTo("A2");
            assertThat(note.what()).contains("no cluster of l4-24");
        });
    }

    @Test
    void anUnknownNameListsThoseNearAndTheSameOneTwiceIsRefused() {
        assertThat(read(plan, "GPU|On-demand|Date", "H1000|3|2026-11-01").problems()).singleElement().satisfies(problem -> assertThat(problem.what()).contains("maybe h100-80"));
        assertThat(read(plan, "GPU|On-demand|Date", "h100-80-sxm|3|2026-11-01", "H100-80-SXM|4|2026-11-01").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.row()).isEqualTo(3);
            assertThat(problem.what()).contains("twice", "row 2");
        });
    }

    @Test
    void aNameThatSeveralTypesHaveIsNotGuessed() {
        Plan bare = plan.withPartitions(List.of(), plan.tenants().stream().map(tenant -> tenant.in(null)).toList()).withIncidents(List.of()).withScenarios(Scenarios.NONE)
                .withFleet(List.of()).withGpuTypes(List.of());
        assertThat(read(bare, "GPU|On-demand|Date", "H100|3|2026-11-01").problems()).singleElement().satisfies(problem -> assertThat(problem.what()).contains("h100-80-sxm", "h100-80-pcie"));
    }

    private static SheetImport read(Plan plan, String... lines) {
        Grid grid = Grids.named("prices", lines);
        SheetMapping mapping = SheetMapping.guess(grid).orElseThrow();
        assertThat(mapping.subject()).isEqualTo(Subject.PRICES);
        return SheetImport.read(plan, grid, mapping);
    }
}
