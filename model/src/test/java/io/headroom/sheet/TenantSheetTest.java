package io.headroom.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Distribution;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.RandomPlans;
import io.headroom.plan.Rate;
import io.headroom.plan.Tenant;
import io.headroom.plan.Traffic;
import io.headroom.plan.Workload;
import io.headroom.store.SamplePlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantSheetTest {
    private final Plan plan = SamplePlans.launchWindow();

    private Tenant anonymous(Tenant tenant) {
        return new Tenant(plan.tenants().getFirst().id(), tenant.name(), tenant.tier(), null, tenant.workloads(), tenant.objectives(), tenant.client(), tenant.budgetUsdPerMonth());
    }

    @Test
    void cellsComeBackAsTheyWere() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                List<String> row = new ArrayList<>(List.of("x"));
                for (int j = 0; j < random.nextInt(5); j++) {
                    row.add(random.ints(random.nextInt(6), 0, 8).mapToObj(c -> "ab\t\n\r\" \u00e9".substring(c, c + 1)).reduce("", String::concat));
                }
                rows.add(row);
            }
            assertThat(TabText.parse(TabText.format(rows))).isEqualTo(rows);
        }
    }

    /// Over plans of every shape: a tenant that one row holds comes back the same, any other is refused in a cell that says why.
    @Test
    void whatOneRowHoldsComesBackTheSame() {
        int same = 0;
        int refused = 0;
        for (long seed = 0; seed < 300; seed++) {
            Plan random = RandomPlans.plan(seed);
            if (random.deployments().isEmpty()) {
                continue;
            }
            for (Tenant tenant : random.tenants()) {
                TenantSheet.Pasted pasted = TenantSheet.read(random, TenantSheet.format(random, List.of(tenant)));
                if (TenantColumn.MORE.text(random, tenant).isEmpty() && pasted.problems().isEmpty()) {
                    Tenant read = pasted.tenants().getFirst();
                    assertThat(new Tenant(tenant.id(), read.name(), read.tier(), null, read.workloads(), read.objectives(), read.client(), read.budgetUsdPerMonth()))
                            .isEqualTo(tenant.in(null).withName(tenant.name().strip()));
                    same++;
                } else {
                    assertThat(pasted.tenants()).isEmpty();
                    assertThat(pasted.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem.problem()).isNotBlank());
                    refused++;
                }
            }
        }
        assertThat(same).isGreaterThan(20);
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void everySimpleKindComesBackTheSame() {
        Random random = new Random(5);
        Tenant model = plan.tenants().getFirst();
        List<Tenant> tenants = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Traffic traffic = new Traffic.Generated(arrivals(random), spread(random), spread(random));
            Workload first = model.workloads().getFirst();
            Double deadline = random.nextBoolean() ? null : Double.valueOf(random.nextDouble(1, 9e4));
            Workload workload = new Workload("w " + i, first.models(), traffic, any(random, Workload.Kind.values()), deadline, deadline == null ? 0 : random.nextDouble(3),
                    first.envelope());
            tenants.add(new Tenant(TenantSheet.id("t" + i, java.util.Set.of()), "T\u00fcr \"" + i + "\"", plan.tiers().get(random.nextInt(plan.tiers().size())).id(), null, List.of(workload),
                    List.of(new Objective(Objective.Metric.TTFT, Objective.Statistic.P99, random.nextDouble(0.001, 5)), new Objective(Objective.Metric.E2E, Objective.Statistic.MEAN, 12)),
                    model.client(), random.nextBoolean() ? null : Double.valueOf(random.nextInt(100_000))));
        }
        TenantSheet.Pasted pasted = TenantSheet.read(plan, TenantSheet.format(plan, tenants));
        assertThat(pasted.problems()).isEmpty();
        assertThat(pasted.tenants().stream().map(this::anonymous).toList()).isEqualTo(tenants.stream().map(tenant -> anonymous(tenant.withName(tenant.name().strip()))).toList());
    }

    private static <T> T any(Random random, T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private static Arrivals arrivals(Random random) {
        Rate rate = new Rate(random.nextDouble(100), any(random, Rate.Per.values()));
        return switch (random.nextInt(3)) {
            case 0 -> new Arrivals.Poisson(rate);
            case 1 -> new Arrivals.Renewal(rate, random.nextDouble(0.05, 50), any(random, Arrivals.Renewal.Shape.values()));
            default -> new Arrivals.OnOff(rate, random.nextDouble(0.001, 500), random.nextDouble(0.001, 500));
        };
    }

    private static Distribution spread(Random random) {
        double low = random.nextDouble(1, 5000);
        return switch (random.nextInt(7)) {
            case 0 -> new Distribution.Fixed(random.nextInt(1, 9000));
            case 1 -> new Distribution.Uniform(low, low * 2);
            case 2 -> new Distribution.Exponential(low);
            case 3 -> new Distribution.Gamma(low, random.nextDouble(0.01, 10));
            case 4 -> new Distribution.Hyperexponential(random.nextDouble(0.01, 0.99), low, low * 9);
            case 5 -> new Distribution.Empirical(List.of(low, low + 1, low * 4));
            default -> new Distribution.LogNormal(low, low * 7, random.nextBoolean() ? null : Double.valueOf(low * 20));
        };
    }

    @Test
    void aSheetMadeByHandBecomesTenants() {
        String text = "rate\tName\tInput tokens\tOutput tokens\tTier\r\n4.2/s\tRobotics\t1800\tlognormal p50 300 p99 2.9k\t" + plan.tiers().getLast().name() + "\r\n50/min\tClaims\t900\t120\r\n";
        TenantSheet.Pasted pasted = TenantSheet.read(plan, text);
        assertThat(pasted.problems()).isEmpty();
        assertThat(pasted.tenants()).extracting(Tenant::name).containsExactly("Robotics", "Claims");
        assertThat(pasted.tenants().getFirst().tier()).isEqualTo(plan.tiers().getLast().id());
        assertThat(TenantSheet.is(text)).isTrue();
        assertThat(TenantSheet.is("just a sentence")).isFalse();
    }

    @Test
    void eachWrongCellIsNamed() {
        String text = "Name\tRate\tInput tokens\tOutput tokens\tTier\tModels\nA\tfast\tlognormal p50 300 max 8k\t10\tPlatinum\tgpt\n\t1/s\t10\t10\n";
        assertThat(TenantSheet.read(plan, text).problems()).extracting(problem -> problem.line() + " " + problem.column())
                .containsExactly("2 Tier", "2 Models", "2 Rate", "2 Input tokens", "3 Name");
        assertThat(TenantSheet.read(plan, text).tenants()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Name                                      | The header lacks Rate, Input tokens, Output tokens.
            Name;Shoe size                            | No such column
            Name;Name;Rate;Input tokens;Output tokens | twice
            """)
    void aWrongHeaderIsNamed(String header, String problem) {
        assertThat(TenantSheet.read(plan, header.replace(';', '\t') + "\nx\n").problems().getFirst().problem()).contains(problem);
    }

    @Test
    void aColumnSetsOneThing() {
        Tenant tenant = plan.tenants().getFirst();
        assertThat(TenantColumn.RATE.with(plan, tenant, "1M/day").workloads().getFirst().traffic().pattern()).extracting(Arrivals::rate).hasToString("1M/day");
        assertThatThrownBy(() -> TenantColumn.RATE.with(plan, tenant, "soon")).isInstanceOf(InvalidPlan.class).hasMessageContaining("20/s");
    }
}
