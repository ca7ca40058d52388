package io.headroom.gauges;

import io.headroom.gauges.Reading.Ghost;
import io.headroom.gauges.Reading.Interval;
import io.headroom.gauges.Reading.Side;
import io.headroom.gauges.Reading.Target;
import io.headroom.gauges.Reading.Unit;
import io.headroom.words.Figure;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;

/// Puts a reading into words, on the tile and for those who hear it.
final class Wording {
    private final Words words;
    private final Format format;

    Wording(Words words, Format format) {
        this.words = words;
        this.format = format;
    }

    Figure figure(Unit unit, double value) {
        return switch (unit) {
            case Unit.Seconds _ -> format.duration(value);
            case Unit.PerSecond _ -> format.rate(value);
            case Unit.Share _ -> format.share(value);
            case Unit.Count _ -> new Figure(format.count(value), "");
            case Unit.CountOf(int of) -> new Figure(format.count(value), words.text("countOf", format.whole(of)));
            case Unit.FactOf(int of) -> new Figure(format.count(value), words.text("countOf", format.whole(of)));
            case Unit.Money(String symbol) -> format.money(value, symbol);
        };
    }

    private String exact(Unit unit, double value) {
        return switch (unit) {
            case Unit.Seconds _ -> format.durationExact(value).text();
            case Unit.PerSecond _ -> format.rateExact(value).text();
            case Unit.Share _ -> format.shareExact(value).text();
            case Unit.Count _ -> format.count(value);
            case Unit.CountOf _, Unit.FactOf _ -> figure(unit, value).text();
            case Unit.Money(String symbol) -> format.moneyExact(value, symbol).text();
        };
    }

    /// "≤ 500 ms"; money leaves its unit to the reading above; a count says "8 of 8", whose direction nobody doubts.
    String bound(Reading reading, Target target) {
        String bound = reading.unit() instanceof Unit.Money ? exact(new Unit.Count(), target.bound()) : exact(reading.unit(), target.bound());
        if (reading.unit() instanceof Unit.CountOf) {
            return bound;
        }
        return words.text(target.side() == Side.AT_MOST ? "target.atMost" : "target.atLeast", bound);
    }

    /// The question that the popover answers.
    String explain() {
        return words.text("explain");
    }

    /// What stands where others say their kind.
    String fact() {
        return words.text("fact");
    }

    String targetWord(Target target) {
        return target.word().isEmpty() ? words.text("target") : target.word();
    }

    String now(Reading reading) {
        return words.text("now", figure(reading.unit(), reading.value()).text());
    }

    String margin(Reading reading) {
        return reading.margin().isPresent() ? format.margin(reading.margin().getAsDouble()) : "";
    }

    /// Everything the tile shows, in one sentence: TilesFX has no accessible text of its own.
    String speech(Reading reading) {
        if (!reading.hasValue()) {
            return words.text("speech.noData", reading.title(), reading.scope(), reading.reason());
        }
        List<String> parts = new ArrayList<>();
        parts.add(words.text("speech.value", reading.title(), reading.scope(), figure(reading.unit(), reading.value()).text()));
        parts.add(reading.fact() ? words.text("fact") : reading.kind().word());
        Target target = reading.target();
        if (target != null) {
            String bound = exact(reading.unit(), target.bound());
            String side = words.text(target.side() == Side.AT_MOST ? "speech.atMost" : "speech.atLeast", bound);
            parts.add(words.text("speech.target", targetWord(target), side));
        }
        if (!reading.stateWord().isEmpty()) {
            parts.add(words.text("speech.state", reading.stateWord()));
        }
        Interval interval = reading.interval();
        if (interval != null) {
            parts.add(words.text("speech.interval", figure(reading.unit(), interval.lo()).text(), figure(reading.unit(), interval.hi()).text()));
        }
        Reading.ModelError error = reading.modelError();
        if (error != null) {
            parts.add(error.full());
        }
        String trend = reading.trend();
        if (!trend.isEmpty()) {
            // What stands there may also be the time that the value is of, or the date of its prices.
            parts.add(trend.startsWith("↑") || trend.startsWith("↓") ? words.text("speech.trend", trend) : trend);
        }
        Ghost ghost = reading.ghost();
        if (ghost != null) {
            parts.add(words.text("speech.ghost", figure(reading.unit(), ghost.value()).text()));
            List.of(ghost.margin(), ghost.change(), ghost.stateWord()).stream().filter(word -> !word.isEmpty()).forEach(parts::add);
        }
        return String.join(", ", parts);
    }
}
