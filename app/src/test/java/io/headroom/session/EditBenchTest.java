package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.bench.BenchPlans;
import io.headroom.bench.BenchRun;
import io.headroom.plan.Cluster;
import io.headroom.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditBenchTest {
    private final Plan fleet = new BenchPlans().fleet(20);

    @Test
    void anEditOfOnePartitionSimulatesAboutATwentiethOfAnEditOfAll() {
        try (EditBench bench = new EditBench(1)) {
            BenchRun one = bench.time("one", fleet, List.of(BenchPlans.busier(fleet, fleet.tenants().getFirst())));
            BenchRun all = bench.time("all", fleet, List.of(fleet.withRun(fleet.run().withSeed(2))));
            assertThat(one.name()).isEqualTo("one");
            assertThat((double) all.requests() / one.requests()).isBetween(15.0, 25.0);
        }
    }

    @Test
    void aPlanThatCannotRunEndsTheBench() {
        Cluster hall = fleet.fleet().getFirst();
        Plan late = fleet.withCluster(new Cluster(hall.id(), hall.name(), hall.gpu(), hall.nodes(), hall.gpusPerNode(), LocalDate.of(2040, 1, 1), hall.prices()));
        try (EditBench bench = new EditBench(1)) {
            assertThatThrownBy(() -> bench.time("late", fleet, List.of(late))).hasMessageContaining("comes on 2040-01-01");
        }
    }
}
