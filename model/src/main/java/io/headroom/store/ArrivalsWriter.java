package io.headroom.store;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Curve;
import io.headroom.plan.Growth;
import io.headroom.plan.Units;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes when something comes.
final class ArrivalsWriter {
    private ArrivalsWriter() {}

    /// @param address of the arrivals in the file, for keys this version does not know
    static ObjectNode write(PlanWriter plan, Arrivals arrivals, String... address) {
        ObjectNode object = PlanWriter.object();
        switch (arrivals) {
            case Arrivals.Steady steady -> steady(object, steady);
            case Arrivals.Shaped shaped -> {
                steady(object, shaped.base());
                object.set("curve", plan.finish(curve(shaped.curve()), Stream.concat(Stream.of(address), Stream.of("curve")).toArray(String[]::new)));
            }
            case Arrivals.Windowed windowed -> WindowColumns.write(windowed, object.put("kind", "windows"));
        }
        return plan.finish(object, address);
    }

    private static void steady(ObjectNode object, Arrivals.Steady arrivals) {
        switch (arrivals) {
            case Arrivals.Poisson poisson -> object.put("kind", "poisson").put("rate", Units.format(poisson.rate()));
            case Arrivals.Renewal renewal -> {
                object.put("kind", Part.word(renewal.shape())).put("rate", Units.format(renewal.rate()));
                PlanWriter.number(object, "cv", renewal.cv());
            }
            case Arrivals.OnOff bursts -> object.put("kind", "onoff").put("rate", Units.format(bursts.rate())).put("on", Units.formatSeconds(bursts.onSeconds()))
                    .put("off", Units.formatSeconds(bursts.offSeconds()));
        }
    }

    private static ObjectNode curve(Curve curve) {
        ObjectNode object = PlanWriter.object();
        factors(object, "daily", curve.daily());
        factors(object, "weekly", curve.weekly());
        Growth growth = curve.growth();
        if (growth != null) {
            object.put("growth", growth.text()).put("since", growth.since().toString());
        }
        return object;
    }

    private static void factors(ObjectNode object, String key, List<Double> factors) {
        if (!factors.isEmpty()) {
            ArrayNode list = object.putArray(key);
            factors.forEach(factor -> list.add(JsonText.number(factor)));
        }
    }
}
