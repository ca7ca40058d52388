package io.headroom.store;

import io.headroom.plan.Coefficient;
import io.headroom.plan.Profile;
import io.headroom.plan.Protocol;
import io.headroom.plan.Units;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Turns a profile into its part of a file.
final class ProfileWriter {
    private final PlanWriter plan;

    ProfileWriter(PlanWriter plan) {
        this.plan = plan;
    }

    ObjectNode profile(Profile profile) {
        String id = profile.id().value();
        ObjectNode object = PlanWriter.object().put("id", id).put("name", profile.name());
        Profile.Scope scope = profile.scope();
        putIfAny(object, "gpu", scope.gpu());
        putIfAny(object, "engine", scope.engine());
        putIfAny(object, "engineVersion", scope.engineVersion());
        putIfAny(object, "family", scope.family() == null ? null : Part.word(scope.family()));
        putIfAny(object, "model", scope.model());
        putIfAny(object, "precision", scope.precision() == null ? null : Part.word(scope.precision()));
        ObjectNode coefficients = PlanWriter.object();
        profile.coefficients().forEach((coefficient, value) -> {
            if (coefficient.unit() == Coefficient.Unit.SHARE) {
                PlanWriter.number(coefficients, coefficient.key(), value);
            } else {
                coefficients.put(coefficient.key(), Units.formatSeconds(value));
            }
        });
        object.set("coefficients", plan.finish(coefficients, "profiles", id, "coefficients"));
        Protocol protocol = profile.protocol();
        if (protocol != null) {
            ObjectNode taken = PlanWriter.object().put("requestsPerClient", protocol.requestsPerClient());
            PlanWriter.number(taken, "shortest", protocol.shortest());
            taken.put("ramp", Units.formatSeconds(protocol.rampSeconds())).put("seats", Part.word(protocol.seats()))
                    .put("kvPrecision", Part.word(protocol.kvPrecision()));
            object.set("protocol", plan.finish(taken, "profiles", id, "protocol"));
        }
        Profile.Accuracy accuracy = profile.accuracy();
        if (accuracy != null) {
            ObjectNode measured = PlanWriter.object().put("points", accuracy.points());
            PlanWriter.number(measured, "ttftMedian", accuracy.ttftMedian());
            PlanWriter.number(measured, "ttftP90", accuracy.ttftP90());
            PlanWriter.number(measured, "tpotMedian", accuracy.tpotMedian());
            PlanWriter.number(measured, "tpotP90", accuracy.tpotP90());
            object.set("accuracy", plan.finish(measured, "profiles", id, "accuracy"));
        }
        return plan.finish(object.put("source", profile.source()), "profiles", id);
    }

    private static void putIfAny(ObjectNode object, String key, @Nullable Object value) {
        if (value != null) {
            object.put(key, value.toString());
        }
    }
}
