package io.headroom.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compare.Change;
import io.headroom.comparison.ComparedGauge;
import io.headroom.comparison.Sides;
import io.headroom.engine.PairedRuns;
import io.headroom.gauges.Reading;
import io.headroom.plan.Gauge;
import io.headroom.plan.Gauge.Quantity;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Wall;
import io.headroom.session.TestPlans;
import io.headroom.words.Format;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ComparedGaugesTest {
    private static final Plan PLAN = Sides.plan();
    private static final PairedRuns PAIR = PairedRuns.of(PLAN.variant(Sides.BASE), PLAN.variant(Sides.MOVED), 2);

    private static ComparedGauge of(Gauge gauge) {
        return new ComparedGauges(Format.of(Locale.ENGLISH)).of(new Wall(List.of(gauge)), List.of(PAIR)).getFirst();
    }

    @Test
    void allBarsOfAGaugeAreAboutWhomTheFirstSideShows() {
        ComparedGauge ttft = of(Gauge.of(Quantity.TTFT).of(new Gauge.Scope.OfPartition(TestPlans.LANE)));
        String worst = ttft.readings().getFirst().scope();
        assertThat(PLAN.tenantsIn(TestPlans.LANE)).extracting(tenant -> tenant.name()).contains(worst);
        assertThat(ttft.readings()).extracting(Reading::scope).containsOnly(worst);
        ComparedGauge speech = of(new Gauge(Quantity.E2E, Objective.Statistic.P99, new Gauge.Scope.OfTenant(TestPlans.STARTUP)));
        assertThat(speech.against()).singleElement().extracting(ComparedGauge.Versus::verdict).isEqualTo(Change.GAINS);
        assertThat(speech.against().getFirst().change()).startsWith("\u2212");
        assertThat(ttft.scaleMax()).isGreaterThanOrEqualTo(ttft.readings().getFirst().value());
    }

    @Test
    void whereRunsAreNotPairedNoVerdictIsGiven() {
        assertThat(of(Gauge.of(Quantity.UTILISATION)).against().getFirst().verdict()).isNull();
        ComparedGauge cost = of(Gauge.of(Quantity.COST));
        assertThat(cost.against().getFirst().change()).isEqualTo("+23 %");
        assertThat(cost.against().getFirst().verdict()).isNull();
    }

    @Test
    void whoIsOnOneSideOnlyIsComparedWithNothing() {
        ComparedGauge robotics = of(Gauge.of(Quantity.TTFT).of(new Gauge.Scope.OfTenant(TestPlans.TRAY)));
        assertThat(robotics.readings().getFirst().hasValue()).isFalse();
        assertThat(robotics.readings().get(1).hasValue()).isTrue();
        assertThat(robotics.against().getFirst()).isEqualTo(new ComparedGauge.Versus("", null));
    }

    @Test
    void theSameArrivalsAreUnchanged() {
        ComparedGauge desk = of(Gauge.of(Quantity.E2E).of(new Gauge.Scope.OfTenant(TestPlans.DESK)));
        assertThat(desk.against().getFirst()).isEqualTo(new ComparedGauge.Versus("0 %", Change.UNCHANGED));
    }
}
