package io.headroom.store;

import io.headroom.plan.Coefficient;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.ModelId;
import io.headroom.plan.Precision;
import io.headroom.plan.Profile;
import io.headroom.plan.ProfileId;
import io.headroom.plan.Protocol;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the coefficients that deployments run with. A scope may name GPU types and models that the plan does not have: a profile is often made for many.
final class ProfileReader {
    private ProfileReader() {}

    static Profile profile(Part part) {
        ProfileId id = part.id("id", ProfileId::new);
        String name = part.name("name", "Chat 70B on H100");
        @Nullable GpuTypeId gpu = part.has("gpu") ? part.id("gpu", GpuTypeId::new) : null;
        @Nullable String engine = part.has("engine") ? part.name("engine", "vllm") : null;
        @Nullable String version = part.has("engineVersion") ? part.name("engineVersion", "0.18.0") : null;
        Profile.@Nullable Family family = part.has("family") ? part.choice("family", Profile.Family.values()) : null;
        @Nullable ModelId model = part.has("model") ? part.id("model", ModelId::new) : null;
        @Nullable Precision precision = part.has("precision") ? part.choice("precision", Precision.values()) : null;
        Map<Coefficient, Double> coefficients = coefficients(part.object("coefficients", "{\"gemmFp8\": 0.5, \"step\": \"1.7ms\"}"));
        Part taken = part.findObject("protocol", "{\"requestsPerClient\": 10, \"shortest\": 0.8}");
        @Nullable Protocol protocol = taken == null ? null : protocol(taken);
        Part measured = part.findObject("accuracy", "{\"points\": 40, \"ttftMedian\": 0.12, ...}");
        Profile.@Nullable Accuracy accuracy = measured == null ? null : accuracy(measured);
        String source = part.textOr("source", "");
        return part.make(() -> new Profile(id, name, new Profile.Scope(gpu, engine, version, family, model, precision), coefficients, protocol, accuracy,
                source));
    }

    private static Map<Coefficient, Double> coefficients(Part part) {
        Map<Coefficient, Double> values = new EnumMap<>(Coefficient.class);
        for (Coefficient coefficient : Coefficient.values()) {
            Double value = switch (coefficient.unit()) {
                case SHARE -> part.findNumber(coefficient.key(), Double.toString(coefficient.usual()));
                case SECONDS -> part.findSeconds(coefficient.key(), "20us");
            };
            if (value != null) {
                values.put(coefficient, value);
            }
        }
        return part.make(() -> values);
    }

    private static Protocol protocol(Part part) {
        Protocol usual = Protocol.USUAL;
        int requests = part.wholeOr("requestsPerClient", usual.requestsPerClient());
        double shortest = part.numberOr("shortest", usual.shortest());
        double ramp = part.secondsOr("ramp", usual.rampSeconds());
        Protocol.Seats seats = part.choiceOr("seats", Protocol.Seats.values(), usual.seats());
        Precision kv = part.choiceOr("kvPrecision", Precision.values(), usual.kvPrecision());
        return part.make(() -> new Protocol(requests, shortest, ramp, seats, kv));
    }

    private static Profile.Accuracy accuracy(Part part) {
        int points = part.whole("points", 40);
        double ttftMedian = part.number("ttftMedian", "0.12");
        double ttftP90 = part.number("ttftP90", "0.45");
        double tpotMedian = part.number("tpotMedian", "0.04");
        double tpotP90 = part.number("tpotP90", "0.12");
        return part.make(() -> new Profile.Accuracy(points, ttftMedian, ttftP90, tpotMedian, tpotP90));
    }
}
