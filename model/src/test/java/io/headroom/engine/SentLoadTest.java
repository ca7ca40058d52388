package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.headroom.plan.Incident;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.TenantId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SentLoadTest {
    private static final TenantId CHAT = new TenantId("chat");
    private static final RunSettings RUN = EngineFixture.run(1250, 130, 5, 3);

    private static SentLoad sent(Plan plan) {
        return Objects.requireNonNull(SentLoad.of(plan, CHAT, () -> false));
    }

    @Test
    void isWhatTheSimulationOffers() {
        Plan plan = EngineFixture.plan(RUN, EngineFixture.chat("chat", EngineFixture.LANE, 2)).withIncidents(
                List.of(new Incident(new Incident.What.Burst(CHAT, 3.5), 300, 200), new Incident(new Incident.What.Launch(CHAT, 4), 700, 300)));
        TenantResult result = Evaluation.of(plan, 1).tenant(CHAT).orElseThrow();
        SentLoad load = sent(plan);
        assertThat(load.requests()).isEqualTo(result.offered());
        assertThat(load.seconds()).isEqualTo(3750);
        // Twenty whole minutes in each replication, and what comes in the last 50 seconds in none of them.
        assertThat(load.minutes()).hasSize(60);
        assertThat(load.minutes().stream().mapToLong(SentLoad.Minute::requests).sum()).isBetween(result.offered() * 9 / 10, result.offered() - 1);
        assertThat(load.outputs().entrySet().stream().mapToDouble(entry -> entry.getKey() * (double) entry.getValue()).sum()).isEqualTo(load.outputTokens());
    }

    @Test
    void itsTokensAreThoseThatAreServed() {
        Plan plan = EngineFixture.plan(EngineFixture.run(3600, 0, 5, 1), EngineFixture.chat("chat", EngineFixture.LANE, 1));
        TenantResult result = Evaluation.of(plan, 1).tenant(CHAT).orElseThrow();
        SentLoad load = sent(plan);
        assertThat(result.served()).isGreaterThan(load.requests() - 20);
        assertThat(load.inputTokens() / 3600).isCloseTo(result.tokensInPerSecond(), offset(0.02 * result.tokensInPerSecond()));
        assertThat(load.outputTokens() / 3600).isCloseTo(result.tokensOutPerSecond(), offset(0.02 * result.tokensOutPerSecond()));
    }

    @Test
    void turnsOfASessionComeAsIfAnsweredAtOnce() {
        Plan plan = EngineFixture.plan(EngineFixture.run(3600, 600, 5, 1), EngineFixture.talker("chat", EngineFixture.LANE, 0.5));
        double offered = Evaluation.of(plan, 1).tenant(CHAT).orElseThrow().offered();
        assertThat((double) sent(plan).requests()).isCloseTo(offered, offset(0.01 * offered));
    }

    @Test
    void aRunShorterThanAMinuteIsOne() {
        assertThat(sent(EngineFixture.plan(EngineFixture.run(30, 0, 5, 2), EngineFixture.chat("chat", EngineFixture.LANE, 1))).minutes()).hasSize(2);
    }

    @Test
    void canBeCancelled() {
        assertThat(SentLoad.of(EngineFixture.plan(RUN, EngineFixture.chat("chat", EngineFixture.LANE, 2)), CHAT, () -> true)).isNull();
    }
}
