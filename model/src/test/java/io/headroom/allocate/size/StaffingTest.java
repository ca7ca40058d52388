package io.headroom.allocate.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.NeedsData;
import io.headroom.allocate.Assurance;
import io.headroom.allocate.SearchFixture;
import io.headroom.allocate.Watcher;
import io.headroom.plan.Deployment;
import io.headroom.plan.Distribution;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Serving;
import io.headroom.plan.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that a search finds beside those that Erlang C asks for.
class StaffingTest {
    /// Requests of a replication: of sixteen, which is where the search ends, a share has an error of some thousandths.
    private static final double REQUESTS = 20_000;
    private static final double NO_WAIT = 1e-6;

    private static int servers(double load, int pools, Objective objective) {
        return servers(load, pools, objective, 1);
    }

    /// @param perGpu servers that a GPU runs: so many come at a time
    private static int servers(double load, int pools, Objective objective, int perGpu) {
        RunSettings run = SearchFixture.run(REQUESTS / (load * pools), 50, 1);
        Tenant[] tenants = IntStream.range(0, pools).mapToObj(i -> SearchFixture.caller("caller-" + i, load, objective)).toArray(Tenant[]::new);
        // A common queue needs a node that holds all servers.
        Plan plan = SearchFixture.nodes(SearchFixture.slots(run, new Distribution.Exponential(1), 1, tenants), 128);
        Deployment desk = plan.deployments().getFirst();
        plan = plan.withDeployment(new Deployment(desk.id(), desk.name(), desk.model(), new Serving.Slots(perGpu, new Distribution.Exponential(1), 1)));
        SizeAnswer answer = SizeSearch.answer(SizeQuestion.of(plan, new Subject.Lane(SearchFixture.LANE), Assurance.USUAL), 1, Watcher.NOBODY);
        assertThat(answer.complete()).isTrue();
        assertThat(answer.best()).as("servers for a load of %s", load * pools).isNotNull();
        return perGpu * Objects.requireNonNull(answer.best()).gpus();
    }

    private static Objective waiting(double share) {
        Objective.Statistic statistic = share == 0.5 ? Objective.Statistic.P50 : share == 0.1 ? Objective.Statistic.P90 : share == 0.05 ? Objective.Statistic.P95
                : Objective.Statistic.P99;
        return SearchFixture.objective(Objective.Metric.WAIT, statistic, NO_WAIT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3.4, 6.8, 27.2, 54.4, 100})
    void asManyServersAsErlangCAsksFor(double load) {
        SoftAssertions soft = new SoftAssertions();
        for (double share : new double[] {0.5, 0.1, 0.05, 0.01}) {
            soft.assertThat(servers(load, 1, waiting(share))).as("P(wait > 0) <= %s", share).isCloseTo(Staffing.leastForWaiting(load, share), within(1));
        }
        soft.assertThat(servers(load, 1, SearchFixture.objective(Objective.Metric.E2E, Objective.Statistic.P99, 5))).as("P(stay > 5) <= 0.01")
                .isCloseTo(Staffing.leastForStaying(load, 0.01, 5), within(1));
        soft.assertAll();
    }

    @Test
    void whatIsNeededBeyondTheLoadGrowsAsItsRoot() {
        double safety = Staffing.safety(0.1);
        List<Double> factors = new ArrayList<>();
        for (int root : new int[] {2, 3, 5, 7, 10, 14, 20}) {
            double load = (double) root * root;
            // A node holds 128 GPUs, so that many servers come several to a GPU.
            int perGpu = load <= 100 ? 1 : load <= 200 ? 2 : 4;
            int servers = servers(load, 1, waiting(0.1), perGpu);
            // The rule is right to within one server, and the search to within another.
            assertThat((double) servers).as("load %s", load).isBetween(load + safety * root - 2, load + safety * root + 1 + perGpu);
            factors.add((servers - load) / root);
        }
        assertThat(factors.subList(2, factors.size())).allSatisfy(factor -> assertThat(factor).isCloseTo(safety, within(0.3)));
    }

    @Test
    @NeedsData
    void theFileOfClosedFormsAgrees() throws IOException {
        int[] seen = new int[2];
        for (String line : Files.readAllLines(Path.of(System.getenv("HEADROOM_DATA"), "queueing", "closed_form.csv"))) {
            String[] cells = line.split(",");
            if (cells[0].equals("staffing") && cells[2].startsWith("min_c:")) {
                seen[checkStaffing(cells) ? 0 : 1]++;
            } else if (cells[0].equals("pooling") && cells[2].equals("pooled.min_c_for_same_W_p99")) {
                checkPooling(cells);
                seen[0]++;
            }
        }
        // No objective says that eight in ten do not wait.
        assertThat(seen).containsExactly(20, 6);
    }

    private static boolean checkStaffing(String[] cells) {
        double load = parameter(cells[1], "a");
        double share = Double.parseDouble(cells[2].substring(cells[2].lastIndexOf('=') + 1));
        if (share == 0.2) {
            return false;
        }
        Objective objective = cells[2].contains("P(W>5)") ? SearchFixture.objective(Objective.Metric.E2E, Objective.Statistic.P99, 5) : waiting(share);
        assertThat(servers(load, 1, objective)).as("%s %s", cells[1], cells[2]).isCloseTo(Integer.parseInt(cells[3]), within(1));
        return true;
    }

    private static void checkPooling(String[] cells) {
        int pools = (int) parameter(cells[1], "pools");
        int each = (int) parameter(cells[1], "c_each");
        double load = parameter(cells[1], "a_each");
        // The p99 of a pool on its own is what the pooled servers must keep.
        Objective objective = SearchFixture.objective(Objective.Metric.E2E, Objective.Statistic.P99, Staffing.staysWithin(each, load, 0.99));
        assertThat(servers(load, pools, objective)).as("%s %s", cells[1], cells[2]).isCloseTo(Integer.parseInt(cells[3]), within(1));
    }

    private static double parameter(String cell, String name) {
        for (String part : cell.split(";", -1)) {
            if (part.startsWith(name + "=")) {
                return Double.parseDouble(part.substring(name.length() + 1));
            }
        }
        throw new AssertionError("no " + name + " in " + cell);
    }
}
