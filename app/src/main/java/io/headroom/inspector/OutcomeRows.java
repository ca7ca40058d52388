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
import io.headroom.plan.LimitKind;
import io.headroom.plan.Tenant;
import io.headroom.session.Contended;
import io.headroom.words.Format;
import io.headroom.words.LimitWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What becomes of a tenant: what turned it away and what that costs, what it leaves waiting, why it waits, and how well it is insulated.
final class OutcomeRows {
    private static final LimitWords LIMITS = LimitWords.here();
    private static final WaitCauses UNKNOWN = new WaitCauses(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private final Figures figures;
    private final Tenant tenant;
    private final @Nullable TenantResult result;
    private final @Nullable Contended contended;

    /// @param result what came of it, or null before that is known
    /// @param contended how far it is known why it waits; null where nobody finds out
    OutcomeRows(Figures figures, Tenant tenant, @Nullable TenantResult result, @Nullable Contended contended) {
        this.figures = figures;
        this.tenant = tenant;
        this.result = result;
        this.contended = contended;
    }

    Section section() {
        List<Row> rows = new ArrayList<>();
        refusals(rows);
        costs(rows);
        backlog(rows);
        if (contended != null) {
            causes(rows, contended);
        }
        return new Section(figures.word("section.outcomes"), figures.waiting(result), Figures.kind(result), "", figures.word("help.outcomes"), rows);
    }

    private void refusals(List<Row> rows) {
        Set<LimitKind> inForce = LimitsInForce.of(figures.plan(), tenant);
        for (LimitKind kind : LimitKind.values()) {
            long refused = result == null ? 0 : result.pushback().refusals().getOrDefault(kind, 0L);
            long gaveUp = result == null ? 0 : result.pushback().gaveUp().getOrDefault(kind, 0L);
            if (refused + gaveUp > 0 || inForce.contains(kind)) {
                rows.add(new Fact("refused." + kind, figures.word("outcome.refused", LIMITS.of(kind)), known(refused + gaveUp > 0,
                        () -> figures.word("outcome.refused.value", figures.format().whole(refused), figures.format().whole(gaveUp)))));
            }
        }
        if (rows.isEmpty()) {
            rows.add(new Fact("refused.none", figures.word("outcome.refused.any"), known(false, () -> "")));
        }
    }

    /// An en dash before it is known what came, a word where nothing did.
    private String known(boolean some, Supplier<String> what) {
        return result == null ? Format.NONE : some ? what.get() : figures.word("outcome.none");
    }

    private void costs(List<Row> rows) {
        Pushback pushback = result == null ? Pushback.NONE : result.pushback();
        long fellBack = result == null ? 0 : result.fellBack();
        if (fellBack > 0 || !tenant.client().fallback().isEmpty()) {
            rows.add(new Fact("fellBack", figures.word("outcome.fellBack"), known(fellBack > 0, () -> paid(fellBack, pushback.fallbackUsd()))));
            rows.add(new Fact("quality", figures.word("outcome.quality"), result == null ? Format.NONE : figures.format().share(pushback.quality()).text()));
        }
        long misses = result == null ? 0 : result.deadlineMisses();
        if (misses > 0 || tenant.workloads().stream().anyMatch(workload -> workload.deadlineSeconds() != null)) {
            rows.add(new Fact("misses", figures.word("outcome.misses"), known(misses > 0, () -> paid(misses, pushback.missUsd()))));
        }
    }

    private String paid(long count, double usd) {
        return figures.word("outcome.paid", figures.format().whole(count), figures.format().price(usd, "$").text());
    }

    private void backlog(List<Row> rows) {
        Backlog backlog = result == null ? Backlog.NONE : result.backlog();
        rows.add(new Fact("backlog", figures.word("outcome.backlog"), known(backlog.requests() > 0,
                () -> figures.word("outcome.backlog.value", figures.format().whole(backlog.requests()), figures.format().count((double) backlog.tokens())))));
        rows.add(new Fact("backlog.oldest", figures.word("outcome.backlog.oldest"),
                backlog.requests() > 0 ? figures.format().duration(backlog.oldestSeconds()).text() : Format.NONE));
    }

    private void causes(List<Row> rows, Contended known) {
        Contention contention = known.contention();
        Contention.Shares shares = contention == null ? null : contention.tenants().get(tenant.id());
        if (shares != null) {
            rows.add(parts(shares.causes(), figures.format().duration(shares.causes().totalSeconds()).text()));
            rows.add(new Fact("isolation", figures.word("outcome.isolation"), isolation(shares.isolation())));
            return;
        }
        rows.add(parts(UNKNOWN, figures.word("outcome.causes." + known.phase())));
        rows.add(new Fact("isolation", figures.word("outcome.isolation"), Format.NONE));
        if (known.phase() == Contended.Phase.LEFT_OUT || known.phase() == Contended.Phase.FAILED) {
            rows.add(new Prose("causes.none", known.phase() == Contended.Phase.FAILED ? figures.word("outcome.causes.why.FAILED", known.failure())
                    : figures.word("outcome.causes.why.LEFT_OUT", figures.format().count(known.requests()))));
        }
    }

    private Parts parts(WaitCauses causes, String total) {
        return new Parts("causes", figures.word("outcome.wait"), total,
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
