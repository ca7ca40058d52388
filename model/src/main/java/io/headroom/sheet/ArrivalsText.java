package io.headroom.sheet;

import io.headroom.plan.Arrivals;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Rate;
import io.headroom.plan.Units;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How requests come, in one cell: `poisson`, `gamma cv 2.5`, `weibull cv 2`, `on/off 20s 3min`.
final class ArrivalsText {
    private static final Pattern RENEWAL = Pattern.compile("(gamma|weibull)\\s+cv\\s+(\\S+)");
    private static final Pattern BY_REFERENCE = Pattern.compile("trace \\S+|sessions|recorded rates");
    private static final Pattern ON_OFF = Pattern.compile("on/off\\s+(\\S+)\\s+(\\S+)");

    private ArrivalsText() {}

    static String format(Arrivals.Steady arrivals) {
        return switch (arrivals) {
            case Arrivals.Poisson _ -> "poisson";
            case Arrivals.Renewal renewal -> renewal.shape().name().toLowerCase(Locale.ROOT) + " cv " + Units.formatCount(renewal.cv());
            case Arrivals.OnOff bursts -> "on/off " + Units.formatSeconds(bursts.onSeconds()) + " " + Units.formatSeconds(bursts.offSeconds());
        };
    }

    /// @throws InvalidPlan if the text is no pattern of arrivals, or one that cannot be
    static Arrivals.Steady read(String text, Rate rate) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.equals("poisson")) {
            return new Arrivals.Poisson(rate);
        }
        Matcher renewal = RENEWAL.matcher(plain);
        if (renewal.matches()) {
            return new Arrivals.Renewal(rate, Units.count(renewal.group(2)), Arrivals.Renewal.Shape.valueOf(renewal.group(1).toUpperCase(Locale.ROOT)));
        }
        Matcher bursts = ON_OFF.matcher(plain);
        if (bursts.matches()) {
            return new Arrivals.OnOff(rate, Units.seconds(bursts.group(1)), Units.seconds(bursts.group(2)));
        }
        if (BY_REFERENCE.matcher(plain).matches()) {
            throw new InvalidPlan("\"%s\" stands for what a cell cannot hold: keep the id of the row and import it into the plan it came from, or write poisson.".formatted(text));
        }
        throw new InvalidPlan("\"%s\" is not a pattern of arrivals: write poisson, gamma cv 2.5, weibull cv 2, or on/off 20s 3min.".formatted(text));
    }
}
