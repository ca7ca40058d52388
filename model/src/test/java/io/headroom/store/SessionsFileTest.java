package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import io.headroom.plan.Plan;
import io.headroom.plan.Traffic;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How sessions are written and what is said about wrong ones.
class SessionsFileTest {
    private static String text() throws IOException {
        return PlanFile.format(PlanDocument.of(SamplePlans.conversations()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "\"pause\": {\"kind\": \"lognormal\", \"p50\": \"20s\"| \"pause\": {\"kind\": \"lognormal\", \"p50\": 20| $.tenants[0].workloads[0].sessions.pause.p50: is the number 20: it must be text with a unit",
            "\"pause\": {\"kind\": \"lognormal\", \"p50\": \"20s\"| \"pause\": {\"kind\": \"lognormal\", \"p50\": \"0s\"| $.tenants[0].workloads[0].sessions.pause: The median of a lognormal distribution is 0",
            "\"rate\": \"0.4/s\"| \"rate\": \"-1/s\"| $.tenants[0].workloads[0].sessions.arrivals.rate: Rate is -1/s",
            "\"turns\": {\"kind\": \"uniform\", \"low\": 2, \"high\": 10},| | $.tenants[0].workloads[0].sessions.turns: is missing: add it, e.g. \"turns\": {\"kind\": \"fixed\", \"value\": 4}",
            "\"low\": 2,| \"low\": 0,| $.tenants[0].workloads[0].sessions.turns: The low end of a uniform range is 0",
            "\"systemTokens\": 1800| \"systemTokens\": -1| $.tenants[0].workloads[0].sessions: System prompt of a session is -1: it must be at least 0.",
            "\"systemTokens\": 1800| \"systemTokens\": 0.5| $.tenants[0].workloads[0].sessions.systemTokens: is the number 0.5: it must be a whole number",
            "\"sessions\": {| \"sessions\": [{| is not valid JSON",
            "\"sessions\": {| \"inputTokens\": {\"kind\": \"fixed\", \"value\": 3}, \"sessions\": {| $.tenants[0].workloads[0].inputTokens: stands beside \"sessions\": a workload has one of them. Remove the other.",
            "\"sessions\": {| \"arrivals\": {\"kind\": \"poisson\", \"rate\": \"1/s\"}, \"sessions\": {| $.tenants[0].workloads[0].arrivals: stands beside \"sessions\"",
            "\"sessions\": {| \"replay\": {\"trace\": \"t\"}, \"sessions\": {| $.tenants[0].workloads[0].sessions: stands beside \"replay\"",
            "\"prefixCaching\": true| \"prefixCaching\": \"yes\"| $.deployments[0].serving.prefixCaching: is the text \"yes\": it must be true or false",
            "\"sessionAffinity\": true| \"sessionAffinity\": 1| $.deployments[0].serving.sessionAffinity: is the number 1: it must be true or false"})
    void wrongOnesAreRefusedInOneLineByReaderAndSchema(String part, String replacement, String message) throws IOException {
        String good = text();
        String bad = good.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(Objects.requireNonNullElse(replacement, "")));
        assertThat(bad).isNotEqualTo(good);
        assertThatThrownBy(() -> PlanFile.parse("p.headroom", bad)).isInstanceOf(BadPlanFile.class).hasMessageContaining(message).message().hasLineCount(1);
        if (!message.contains("valid JSON")) {
            assertThat(PlanSchemaTest.SCHEMA.validate(bad, InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void keysOfLaterVersionsStayInTheirPlace() throws IOException {
        String more = text().replaceFirst("\"systemTokens\": 1800", "\"systemTokens\": 1800, \"mood\": \"terse\"").replaceFirst("\"low\": 2,", "\"low\": 2, \"skew\": 1,");
        PlanDocument read = PlanFile.parse("p", more);
        assertThat(read.warnings()).anySatisfy(line -> assertThat(line).startsWith("$.tenants[0].workloads[0].sessions.mood"))
                .anySatisfy(line -> assertThat(line).startsWith("$.tenants[0].workloads[0].sessions.turns.skew"));
        assertThat(PlanFile.format(read)).contains("\"mood\": \"terse\"", "\"skew\": 1");
    }

    @Test
    void theSystemPromptAndBothSwitchesMayBeLeftOut() throws IOException {
        Plan plan = PlanFile.parse("p", text().replaceFirst("\"systemTokens\": 1800,", "").replaceAll("\"prefixCaching\": true,\\s*\"sessionAffinity\": true", "\"x\": 1"))
                .plan();
        assertThat(plan.tenants().getFirst().workloads().getFirst().traffic()).isInstanceOfSatisfying(Traffic.Sessions.class,
                sessions -> assertThat(sessions.systemTokens()).isZero());
        assertThat(plan.deployments()).isEqualTo(SamplePlans.conversations().deployments());
    }
}
