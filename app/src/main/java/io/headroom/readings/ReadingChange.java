package io.headroom.readings;

import io.headroom.gauges.Reading;
import io.headroom.gauges.Reading.Unit;
import io.headroom.plan.Gauge;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.Optional;

/// How a reading differs from an earlier or another one of the same tenant or partition.
final class ReadingChange {
    private static final double SLIGHT = 0.0005;

    private final Words words = Words.of(ReadingChange.class);
    private final Format format;

    ReadingChange(Format format) {
        this.format = format;
    }

    /// The change in figures, e.g. "−77 %", "−3.2 pt" of a share or "+1" of a count; empty where one of them has no value, or the first is 0.
    String text(Reading one, Reading other) {
        if (!one.hasValue() || !other.hasValue()) {
            return "";
        }
        double difference = other.value() - one.value();
        return switch (one.unit()) {
            case Unit.Share() -> format.points(difference);
            case Unit.CountOf _, Unit.FactOf _ -> difference == 0 ? "0" : (difference > 0 ? "+" : "\u2212") + format.whole(Math.round(Math.abs(difference)));
            case Unit.Seconds(), Unit.PerSecond(), Unit.Count(), Unit.Money _ -> one.value() == 0 ? difference == 0 ? format.change(0) : "" : relative(difference / one.value());
        };
    }

    /// A change too slight to matter is not spelled out.
    private String relative(double change) {
        return change != 0 && Math.abs(change) < SLIGHT ? words.text("change.slight") : format.change(change);
    }

    /// The change as a trend, e.g. "↓ 77 %", or "steady"; empty where it is not known.
    String trend(Reading earlier, Reading now) {
        String change = text(earlier, now);
        if (change.isEmpty()) {
            return "";
        }
        boolean slight = now.value() == earlier.value() || (earlier.value() != 0 && Math.abs(now.value() / earlier.value() - 1) < 10 * SLIGHT);
        return slight ? words.text("trend.steady") : words.text(now.value() > earlier.value() ? "trend.up" : "trend.down", change.substring(1));
    }

    /// The same gauge of the tenant or partition that its reading names, where it shows the worst of several.
    static Gauge pinned(Gauge gauge, Reading reading, Plan plan) {
        if (!WallWords.worst(gauge.quantity())) {
            return gauge;
        }
        Optional<Gauge.Scope> tenant = tenant(reading, plan).map(each -> new Gauge.Scope.OfTenant(each.id()));
        return tenant.or(() -> plan.partitions().stream().filter(each -> each.name().equals(reading.scope())).findFirst().map(each -> new Gauge.Scope.OfPartition(each.id())))
                .map(gauge::of).orElse(gauge);
    }

    /// The tenant that a reading names, if it does.
    static Optional<Tenant> tenant(Reading reading, Plan plan) {
        return plan.tenants().stream().filter(each -> each.name().equals(reading.scope())).findFirst();
    }
}
