package io.headroom.store;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Curve;
import io.headroom.plan.Growth;
import io.headroom.plan.Rate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads when something comes.
final class ArrivalsReader {
    private static final String RATE = "4.2/s";

    private ArrivalsReader() {}

    static Arrivals read(Part part) {
        String kind = part.text("kind", "poisson");
        if (kind.equals("windows")) {
            if (part.has("curve")) {
                throw part.problem("curve", "stands beside recorded windows, which hold their own: remove one of them.");
            }
            return WindowColumns.read(part);
        }
        Rate rate = part.rate("rate", RATE);
        Part given = part.findObject("curve", "{\"daily\": [...], \"weekly\": [...], \"growth\": \"5%/month\", \"since\": \"2027-01-04\"}");
        @Nullable Curve curve = given == null ? null : curve(given);
        Arrivals.Steady steady = steady(part, kind, rate);
        return curve == null ? steady : new Arrivals.Shaped(steady, curve);
    }

    private static Arrivals.Steady steady(Part part, String kind, Rate rate) {
        return switch (kind) {
            case "poisson" -> part.make(() -> new Arrivals.Poisson(rate));
            case "gamma" -> renewal(part, rate, Arrivals.Renewal.Shape.GAMMA);
            case "weibull" -> renewal(part, rate, Arrivals.Renewal.Shape.WEIBULL);
            case "onoff" -> {
                double on = part.seconds("on", "20s");
                double off = part.seconds("off", "3min");
                yield part.make(() -> new Arrivals.OnOff(rate, on, off));
            }
            default -> throw part.notOneOf("kind", kind, List.of("poisson", "gamma", "weibull", "onoff", "windows"));
        };
    }

    private static Arrivals.Renewal renewal(Part part, Rate rate, Arrivals.Renewal.Shape shape) {
        double cv = part.number("cv", "3");
        return part.make(() -> new Arrivals.Renewal(rate, cv, shape));
    }

    private static Curve curve(Part part) {
        List<Double> daily = factors(part, "daily", "[0.2, ..., 1.5] with 24 factors from midnight on");
        List<Double> weekly = factors(part, "weekly", "[1, 1, 1, 1, 1, 0.4, 0.3], Monday first");
        @Nullable Growth growth = null;
        if (part.has("growth")) {
            String text = part.text("growth", "5%/month");
            LocalDate since = part.date("since");
            growth = part.at("growth", () -> Growth.of(text, since));
        } else if (part.has("since")) {
            throw part.problem("since", "says from when growth counts, but there is none: add it, e.g. \"growth\": \"5%/month\".");
        }
        @Nullable Growth grows = growth;
        return part.make(() -> new Curve(daily, weekly, grows));
    }

    private static List<Double> factors(Part part, String key, String example) {
        return part.has(key) ? part.at(key, () -> Arrays.stream(part.numbers(key, example)).boxed().toList()) : List.of();
    }
}
