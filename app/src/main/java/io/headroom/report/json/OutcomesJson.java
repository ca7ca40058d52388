package io.headroom.report.json;

import io.headroom.engine.Backlog;
import io.headroom.engine.Contention;
import io.headroom.engine.Fairness;
import io.headroom.engine.Isolation;
import io.headroom.engine.PartitionResult;
import io.headroom.engine.Pushback;
import io.headroom.engine.TenantResult;
import io.headroom.engine.WaitCauses;
import io.headroom.plan.LimitKind;
import io.headroom.report.Spelling;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What becomes of a tenant, and who keeps it waiting, as JSON: refusals by the limit that refused, what waits at the end, the parts of its mean wait, and its p99 beside
/// ten times the load of each neighbour. Causes and isolation are `null` where they were not worked out.
final class OutcomesJson {
    private final JsonGenerator json;
    private final @Nullable Contention contention;

    OutcomesJson(JsonGenerator json, @Nullable Contention contention) {
        this.json = json;
        this.contention = contention;
    }

    void tenant(TenantResult tenant) {
        Pushback pushback = tenant.pushback();
        counts("throttled_by", pushback.refusals());
        counts("gave_up_by", pushback.gaveUp());
        number("held_back_s", pushback.heldBackSeconds());
        number("miss_usd", pushback.missUsd());
        number("fallback_usd", pushback.fallbackUsd());
        number("quality", pushback.quality());
        backlog(tenant.backlog());
        Contention.Shares shares = contention == null ? null : contention.tenants().get(tenant.id());
        if (shares == null) {
            json.writeNullProperty("wait_by_cause_s");
            json.writeNullProperty("isolation_score");
            json.writeNullProperty("isolation_p99_s");
            json.writeNullProperty("isolation");
        } else {
            causes(shares.causes());
            isolation(shares.isolation());
        }
    }

    private void counts(String name, Map<LimitKind, Long> counts) {
        json.writeObjectPropertyStart(name);
        counts.forEach((kind, count) -> json.writeNumberProperty(Spelling.word(kind), count));
        json.writeEndObject();
    }

    private void backlog(Backlog backlog) {
        json.writeObjectPropertyStart("backlog");
        json.writeNumberProperty("requests", backlog.requests());
        json.writeNumberProperty("tokens", backlog.tokens());
        number("oldest_s", backlog.oldestSeconds());
        json.writeEndObject();
    }

    private void causes(WaitCauses causes) {
        json.writeObjectPropertyStart("wait_by_cause_s");
        number("own_burst", causes.burstSeconds());
        number("neighbours", causes.neighbourSeconds());
        number("limits", causes.limitSeconds());
        number("gpus", causes.gpuSeconds());
        json.writeEndObject();
    }

    private void isolation(Isolation isolation) {
        number("isolation_score", isolation.score());
        number("isolation_p99_s", isolation.p99Seconds());
        json.writeArrayPropertyStart("isolation");
        for (Isolation.Neighbour neighbour : isolation.neighbours()) {
            json.writeStartObject();
            json.writeStringProperty("tenant", neighbour.id().value());
            number("p99_s", neighbour.p99Seconds());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void partition(PartitionResult partition) {
        number("gpus_lent", partition.gpusLent());
        Fairness fairness = partition.fairness();
        if (fairness == null) {
            json.writeNullProperty("jain_index");
            json.writeNullProperty("jain_index_of_fair_share");
            json.writeNullProperty("starved");
            return;
        }
        number("jain_index", fairness.jain());
        number("jain_index_of_fair_share", fairness.jainOfFairShare());
        json.writeArrayPropertyStart("starved");
        fairness.starved().forEach(tenant -> json.writeString(tenant.value()));
        json.writeEndArray();
    }

    private void number(String name, double value) {
        JsonFigure.write(json, name, value);
    }
}
