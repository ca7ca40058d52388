package io.headroom.report.json;

import io.headroom.calibrate.Calibrated;
import io.headroom.calibrate.Calibration;
import io.headroom.calibrate.MeasuredRow;
import io.headroom.calibrate.Replay.Simulated;
import io.headroom.edit.Edits;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.Profile.Accuracy;
import io.headroom.plan.Protocol;
import io.headroom.report.Spelling;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What a calibration found as JSON: the same keys in the same order every time, `null` where nothing is known, errors as shares, times in seconds.
public final class CalibrationJson {
    private final JsonGenerator json;

    private CalibrationJson(JsonGenerator json) {
        this.json = json;
    }

    /// The calibration as UTF-8 text that ends with a line feed.
    ///
    /// @param table the rows it was made of, those that were left out too
    /// @param plan the plan that has the profiles now, or null
    public static byte[] bytes(Calibration.Outcome found, List<MeasuredRow> table, @Nullable Plan plan) {
        return JsonBytes.of(json -> new CalibrationJson(json).write(found, table, plan));
    }

    private void write(Calibration.Outcome found, List<MeasuredRow> table, @Nullable Plan plan) {
        json.writeStartObject();
        json.writeArrayPropertyStart("profiles");
        found.profiles().forEach(one -> profile(one, plan));
        json.writeEndArray();
        json.writeArrayPropertyStart("too_few");
        found.tooFew().forEach((group, points) -> {
            json.writeStartObject();
            json.writeStringProperty("group", group.name());
            json.writeNumberProperty("points", points);
            json.writeStringProperty("served_by", found.serving(group).profile().id().value());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("left_out");
        table.stream().filter(row -> row.unfit() != null).forEach(row -> {
            json.writeStartObject();
            json.writeStringProperty("id", row.id());
            json.writeNumberProperty("line", row.line());
            json.writeStringProperty("rule", Spelling.word(Objects.requireNonNull(row.unfit())));
            json.writeStringProperty("why", row.why());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private void profile(Calibrated calibrated, @Nullable Plan plan) {
        Profile profile = calibrated.profile();
        json.writeStartObject();
        json.writeStringProperty("id", profile.id().value());
        json.writeStringProperty("name", profile.name());
        scope(profile.scope());
        json.writeNumberProperty("points", calibrated.points().size());
        errors("before", calibrated.before());
        errors("fitted", calibrated.fitted());
        errors("held_out", Objects.requireNonNull(profile.accuracy()));
        json.writeArrayPropertyStart("coefficients");
        profile.coefficients().forEach((coefficient, value) -> coefficient(calibrated, coefficient, value));
        json.writeEndArray();
        protocol(Objects.requireNonNull(profile.protocol()));
        json.writeArrayPropertyStart("rows");
        calibrated.points().forEach(this::row);
        json.writeEndArray();
        partitions(profile, plan);
        json.writeEndObject();
    }

    private void scope(Profile.Scope scope) {
        json.writeObjectPropertyStart("scope");
        text("gpu", scope.gpu());
        text("engine", scope.engine());
        text("engine_version", scope.engineVersion());
        text("family", scope.family() == null ? null : Spelling.word(scope.family()));
        text("model", scope.model());
        text("precision", scope.precision() == null ? null : Spelling.word(scope.precision()));
        json.writeEndObject();
    }

    private void errors(String name, Accuracy accuracy) {
        json.writeObjectPropertyStart(name);
        json.writeObjectPropertyStart("ttft");
        number("median", accuracy.ttftMedian());
        number("p90", accuracy.ttftP90());
        json.writeEndObject();
        json.writeObjectPropertyStart("tpot");
        number("median", accuracy.tpotMedian());
        number("p90", accuracy.tpotP90());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void coefficient(Calibrated calibrated, Coefficient coefficient, double value) {
        json.writeStartObject();
        json.writeStringProperty("name", coefficient.key());
        json.writeStringProperty("unit", coefficient.unit() == Coefficient.Unit.SHARE ? "share" : "s");
        number("value", value);
        number("usual", coefficient.usual());
        number("uncertainty", calibrated.uncertainty().getOrDefault(coefficient, Double.NaN));
        json.writeBooleanProperty("told", calibrated.told(coefficient));
        json.writeEndObject();
    }

    private void protocol(Protocol protocol) {
        json.writeObjectPropertyStart("protocol");
        json.writeNumberProperty("requests_per_client", protocol.requestsPerClient());
        number("shortest", protocol.shortest());
        number("ramp_s", protocol.rampSeconds());
        json.writeStringProperty("seats", Spelling.word(protocol.seats()));
        json.writeStringProperty("kv_precision", Spelling.word(protocol.kvPrecision()));
        json.writeEndObject();
    }

    private void row(Calibrated.Residual row) {
        json.writeStartObject();
        json.writeStringProperty("id", row.id());
        number("ttft_ms", 1000 * row.after().point().ttftSeconds());
        number("tpot_ms", 1000 * row.after().point().tpotSeconds());
        simulated("before", row.before());
        simulated("held_out", row.heldOut());
        simulated("fitted", row.after());
        json.writeBooleanProperty("outlier", row.outlier());
        json.writeEndObject();
    }

    private void simulated(String name, Simulated simulated) {
        json.writeObjectPropertyStart(name);
        number("ttft_ms", 1000 * simulated.ttftSeconds());
        number("tpot_ms", 1000 * simulated.tpotSeconds());
        json.writeEndObject();
    }

    /// The partitions of the plan that a profile covers; null without a plan, or where the plan has no use for it.
    private void partitions(Profile profile, @Nullable Plan plan) {
        if (plan == null || Edits.usable(plan, List.of(profile)).isEmpty()) {
            json.writeNullProperty("partitions");
            return;
        }
        json.writeArrayPropertyStart("partitions");
        plan.partitionsWithin(profile.scope()).stream().map(Partition::id).forEach(id -> json.writeString(id.value()));
        json.writeEndArray();
    }

    private void text(String name, @Nullable Object value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value.toString());
        }
    }

    private void number(String name, double value) {
        JsonFigure.write(json, name, value);
    }
}
