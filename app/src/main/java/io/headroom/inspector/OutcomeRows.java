package io.headroom.inspector;

import io.headroom.engine.Backlog;
import io.headroom.engine.Contention;
import io.headroom.engine.Isolation;
import io.headroom.engine.Pushback;
import io.headroom.engine.TenantResult;
import io.headroom.engine.WaitCauses;
import io.headroom.inspector.InspectorModel.Fact;
import io.headroom.inspector.InspectorModel.Part;
import io.headroom.inspector.InspectorModel.Parts;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.look.NumberKind;
import io.headroom.plan.LimitKind;
import io.headroom.plan.Tenant;
import io.headroom.session.Contended;
import io.headroom.words.LimitWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What becomes of a tenant: what turned it away and what that costs, what it leaves waiting, why it waits, and how well it is insulated.
final class OutcomeRows {
    private static final LimitWords LIMITS = LimitWords.here();

    private final Figures figures;
    private final Tenant tenant;
    private final TenantResult result;
    private final @Nullable Contended contended;

    /// @param contended how far it is known why it waits; null where nobody finds out
    OutcomeRows(Figures figures, Tenant tenant, TenantResult result, @Nullable Contended contended) {
        this.figures = figures;
        this.tenant = tenant;
        this.result = result;
        this.contended = contended;
    }

    Section section() {
        List<Row> rows = new ArrayList<>();
        refusals(rows);
        costs(rows);
        backlog(rows, result.backlog());
        if (contended != null) {
            causes(rows, contended);
        }
        return new Section(figures.word("section.outcomes"), figures.pending() ? figures.word("updating") : "", NumberKind.SIMULATED, "", figures.word("help.outcomes"), rows);
    }

    private void refusals(List<Row> rows) {
        Pushback pushback = result.pushback();
        for (LimitKind kind : LimitKind.values()) {
            long refused = pushback.refusals().getOrDefault(kind, 0L);
            long gaveUp = pushback.gaveUp().getOrDefault(kind, 0L);
            if (refused + gaveUp > 0) {
                rows.add(new Fact("refused." + kind, figures.word("outcome.refused", LIMITS.of(kind)),
                        figures.word("outcome.refused.value", figures.format().whole(refused), figures.format().whole(gaveUp))));
            }
        }
        if (rows.isEmpty()) {
            rows.add(new Fact("refused.none", figures.word("outcome.refused.any"), figures.word("outcome.none")));
        }
    }

    private void costs(List<Row> rows) {
        Pushback pushback = result.pushback();
        if (result.fellBack() > 0) {
            rows.add(new Fact("fellBack", figures.word("outcome.fellBack"),
                    figures.word("outcome.paid", figures.format().whole(result.fellBack()), figures.format().price(pushback.fallbackUsd(), "$").text())));
            rows.add(new Fact("quality", figures.word("outcome.quality"), figures.format().share(pushback.quality()).text()));
        }
        if (result.deadlineMisses() > 0) {
            rows.add(new Fact("misses", figures.word("outcome.misses"),
                    figures.word("outcome.paid", figures.format().whole(result.deadlineMisses()), figures.format().price(pushback.missUsd(), "$").text())));
        }
    }

    private void backlog(List<Row> rows, Backlog backlog) {
        if (backlog.requests() > 0) {
            rows.add(new Fact("backlog", figures.word("outcome.backlog"),
                    figures.word("outcome.backlog.value", figures.format().whole(backlog.requests()), figures.format().count((double) backlog.tokens()))));
            rows.add(new Fact("backlog.oldest", figures.word("outcome.backlog.oldest"), figures.format().duration(backlog.oldestSeconds()).text()));
        }
    }

    private void causes(List<Row> rows, Contended known) {
        Contention contention = known.contention();
        Contention.Shares shares = contention == null ? null : contention.tenants().get(tenant.id());
        if (shares != null) {
            rows.add(parts(shares.causes()));
            rows.add(new Fact("isolation", figures.word("outcome.isolation"), isolation(shares.isolation())));
            return;
        }
        rows.add(new Prose("causes.none", switch (known.phase()) {
            case LEFT_OUT -> figures.word("outcome.causes.LEFT_OUT", figures.format().count(known.requests()));
            case FAILED -> figures.word("outcome.causes.FAILED", known.failure());
            case WAITING, RUNNING, KNOWN -> figures.word("outcome.causes." + known.phase().name().toUpperCase(Locale.ROOT));
        }));
    }

    private Parts parts(WaitCauses causes) {
        return new Parts("causes", figures.word("outcome.wait"), figures.format().duration(causes.totalSeconds()).text(),
                List.of(part("limits", causes.limitSeconds()), part("neighbours", causes.neighbourSeconds()), part("bursts", causes.burstSeconds()),
                        part("gpus", causes.gpuSeconds())));
    }

    private Part part(String key, double seconds) {
        return new Part(key, figures.word("outcome.wait." + key), figures.format().duration(seconds).text(), Double.isNaN(seconds) ? 0 : Math.max(0, seconds));
    }

    private String isolation(Isolation isolation) {
        return isolation.worst().map(worst -> figures.word("outcome.isolation.value", figures.format().change(isolation.score()),
                figures.plan().tenants().stream().filter(each -> each.id().equals(worst.id())).map(Tenant::name).findFirst().orElse(worst.id().value())))
                .orElse(figures.word("outcome.isolation.alone"));
    }
}
