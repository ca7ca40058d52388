package io.headroom.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.board.Selection;
import io.headroom.engine.Backlog;
import io.headroom.engine.Contention;
import io.headroom.engine.Fairness;
import io.headroom.engine.Isolation;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Pushback;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.engine.WaitCauses;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Part;
import io.headroom.inspector.InspectorModel.Parts;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.plan.LimitKind;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.session.Contended;
import io.headroom.session.TestPlans;
import io.headroom.session.TestResults;
import io.headroom.words.Format;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomeRowsTest {
    private final Plan plan = TestPlans.plan();

    private Results results(Pushback pushback, Backlog backlog, long fellBack, long misses) {
        Results plain = TestResults.of(plan, Map.of(TestPlans.LAUNCH, 1.9), 38);
        return new Results(plain.engine(), plain.tenants().stream().map(one -> one.id().equals(TestPlans.LAUNCH) ? new TenantResult(one.id(), one.name(), one.partition(),
                one.reserved(), one.offered(), one.served(), one.throttled(), 0, 0, 0, fellBack, one.attempts(), misses, one.kind(), one.ttft(), one.tpot(), one.e2e(),
                one.waitTime(), one.tokensInPerSecond(), one.tokensOutPerSecond(), 0, one.session(), one.objectives(), pushback, backlog) : one).toList(), plain.partitions());
    }

    private List<Row> rows(@Nullable Results results, @Nullable Contended contended) {
        return rows(TestPlans.LAUNCH, results, contended);
    }

    private List<Row> rows(TenantId tenant, @Nullable Results results, @Nullable Contended contended) {
        return InspectorModel.of(plan, new Selection.OfTenant(tenant), results, false, contended, Format.of(Locale.ROOT)).sections().stream()
                .filter(section -> section.title().equals("Outcomes")).findFirst().orElseThrow().rows();
    }

    private static Optional<String> fact(List<Row> rows, String label) {
        return rows.stream().filter(Fact.class::isInstance).map(Fact.class::cast).filter(fact -> fact.label().equals(label)).map(Fact::value).findFirst();
    }

    @Test
    void refusalsAndTheirCostsAreTold() {
        Pushback pushback = new Pushback(Map.of(LimitKind.REQUESTS, 1234L, LimitKind.TOKENS_PER_DAY, 5L), Map.of(LimitKind.REQUESTS, 38L), 0.5, 12.5, 3.4, 0.97);
        List<Row> rows = rows(results(pushback, new Backlog(12, 5400, 31), 120, 7), null);
        assertThat(fact(rows, "By request rate")).contains("1,234 (38 gave up)");
        assertThat(fact(rows, "By tokens per day")).contains("5 (0 gave up)");
        assertThat(fact(rows, "Fell back")).contains("120, 3.40 $");
        assertThat(fact(rows, "Quality of answers")).contains("97.0 %");
        assertThat(fact(rows, "Missed deadlines")).contains("7, 12.50 $");
        assertThat(fact(rows, "Waiting at the end")).contains("12, 5.4k tokens");
        assertThat(fact(rows, "Oldest of them")).contains("31.0 s");
    }

    @Test
    void whatCannotHappenTakesNoLine() {
        Results nothing = results(Pushback.NONE, Backlog.NONE, 0, 0);
        assertThat(rows(nothing, null)).as("its tier limits two things, and it has neither deadline nor fallback").containsExactly(
                new Fact("refused.REQUESTS", "By request rate", "none"), new Fact("refused.TOKENS", "By token rate", "none"),
                new Fact("backlog", "Waiting at the end", "none"), new Fact("backlog.oldest", "Oldest of them", "–"));
        assertThat(rows(TestPlans.DESK, nothing, null)).as("a cabin knows no limits").first().isEqualTo(new Fact("refused.none", "Refused", "none"));
    }

    @Test
    void untilItIsSimulatedEveryLineWaitsWithADash() {
        assertThat(rows(null, new Contended(plan, Contended.Phase.WAITING, null, 0, ""))).extracting(row -> switch (row) {
            case Fact fact -> fact.value();
            case Parts parts -> parts.total() + parts.parts().stream().map(Part::value).toList();
            default -> row.toString();
        }).containsExactly("–", "–", "–", "–", "after the verdict[–, –, –, –]", "–");
    }

    @Test
    void theMeanWaitIsShownInParts() {
        Contention contention = new Contention(Map.of(TestPlans.LAUNCH, new Contention.Shares(new WaitCauses(0.1, -0.02, 0.3, 0.05),
                new Isolation(2, List.of(new Isolation.Neighbour(TestPlans.STARTUP, 5), new Isolation.Neighbour(TestPlans.DESK, 2.5))))));
        List<Row> rows = rows(results(Pushback.NONE, Backlog.NONE, 0, 0), new Contended(plan, Contended.Phase.KNOWN, contention, 1e6, ""));
        Parts parts = rows.stream().filter(Parts.class::isInstance).map(Parts.class::cast).findFirst().orElseThrow();
        assertThat(parts.total()).isEqualTo("430 ms");
        assertThat(parts.parts()).containsExactly(new Part("limits", "Limits", "100 ms", 0.1), new Part("neighbours", "Neighbours", "−20.0 ms", 0),
                new Part("bursts", "Own bursts", "300 ms", 0.3), new Part("gpus", "Too few GPUs", "50.0 ms", 0.05));
        assertThat(fact(rows, "Isolation")).contains("+150 % by " + plan.tenant(TestPlans.STARTUP).name());
    }

    @Test
    void inACabinNobodyIsFelt() {
        Contention contention = new Contention(Map.of(TestPlans.LAUNCH, new Contention.Shares(new WaitCauses(0, 0, 0.3, 0.05), new Isolation(2, List.of()))));
        assertThat(fact(rows(results(Pushback.NONE, Backlog.NONE, 0, 0), new Contended(plan, Contended.Phase.KNOWN, contention, 1e6, "")), "Isolation"))
                .contains("0 %, no neighbour");
    }

    @Test
    void untilItIsKnownThePageSaysWhy() {
        Results results = results(Pushback.NONE, Backlog.NONE, 0, 0);
        Map<Contended.Phase, String> said = Map.of(Contended.Phase.WAITING, "after the verdict", Contended.Phase.RUNNING, "finding out why…", Contended.Phase.LEFT_OUT,
                "not found out", Contended.Phase.FAILED, "not found out");
        said.forEach((phase, words) -> assertThat(rows(results, new Contended(plan, phase, null, 35e6, "no way"))).filteredOn(Parts.class::isInstance).singleElement()
                .isInstanceOfSatisfying(Parts.class, parts -> assertThat(parts.total()).isEqualTo(words)));
        Map.of(Contended.Phase.LEFT_OUT, "as long to find out as 35M requests", Contended.Phase.FAILED, "no way")
                .forEach((phase, words) -> assertThat(rows(results, new Contended(plan, phase, null, 35e6, "no way"))).last()
                        .isInstanceOfSatisfying(Prose.class, prose -> assertThat(prose.text()).contains(words)));
    }

    @Test
    void aLaneTellsHowEvenlyItServes() {
        Results plain = TestResults.of(plan, Map.of(TestPlans.LAUNCH, 1.9), 38);
        Results uneven = new Results(plain.engine(), plain.tenants(), plain.partitions().stream().map(one -> one.id().equals(TestPlans.LANE)
                ? new PartitionResult(one.id(), one.name(), false, one.gpus(), one.replicas(), 1, 1, 0, 0, 0, 2.5, new Fairness(0.5, 0.62, List.of(TestPlans.STARTUP))) : one).toList());
        List<Row> rows = InspectorModel.of(plan, new Selection.OfPartition(TestPlans.LANE), uneven, false, Format.of(Locale.ROOT)).sections().stream()
                .flatMap(section -> section.rows().stream()).toList();
        assertThat(fact(rows, "Jain, tokens for weight")).contains("0.5");
        assertThat(fact(rows, "Jain, of fair shares")).contains("0.62");
        assertThat(fact(rows, "GPUs lent, mean")).contains("2.5");
        assertThat(rows).filteredOn(row -> row.id().equals("starved")).singleElement()
                .isInstanceOfSatisfying(Prose.class, prose -> assertThat(prose.text()).startsWith("Starves " + plan.tenant(TestPlans.STARTUP).name() + ":"));
    }
}
