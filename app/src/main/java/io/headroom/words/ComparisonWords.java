package io.headroom.words;

import io.headroom.compare.Change;
import io.headroom.compare.Comparison;
import io.headroom.compare.Measure;
import io.headroom.compare.TenantChange;
import io.headroom.compare.TenantSide;
import io.headroom.engine.Difference;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.TenantResult;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Comparisons in words and figures: the same in the window, the workbook and on the command line.
public final class ComparisonWords {
    private final Words words;
    private final Format format;

    private ComparisonWords(Words words, Format format) {
        this.words = words;
        this.format = format;
    }

    /// Words in the language of the desktop.
    public static ComparisonWords here() {
        return of(Locale.getDefault(Locale.Category.DISPLAY), Format.here());
    }

    /// Words in a chosen language; English where that language is missing.
    public static ComparisonWords of(Locale locale, Format format) {
        return new ComparisonWords(Words.of(ComparisonWords.class, locale), format);
    }

    /// A measure, e.g. "p99 end-to-end" or "served share".
    public String measure(Measure measure) {
        return switch (measure) {
            case Measure.Latency(var metric, var statistic) -> words.text("compare.measure", words.of(statistic), words.of(metric));
            case Measure.ServedShare() -> words.text("compare.servedShare");
        };
    }

    /// A value of a measure with its unit, e.g. "1.90 s" or "98.2 %".
    public String value(Measure measure, double value) {
        return switch (measure) {
            case Measure.Latency _ -> format.duration(value).text();
            case Measure.ServedShare() -> format.share(value).text();
        };
    }

    /// A difference in the unit of its measure, with a sign: "+1.20 s", "−3.2 pt".
    public String signed(Measure measure, double value) {
        return switch (measure) {
            case Measure.Latency _ -> (value > 0 ? "+" : "") + format.duration(value).text();
            case Measure.ServedShare() -> format.points(value);
        };
    }

    /// The 95 % interval of a difference in the unit of its measure, e.g. "−1.60 s to −1.30 s", or "exactly 0".
    public String interval(Measure measure, Difference difference) {
        return difference.same() ? words.text("compare.exactly") : !difference.interval().known() ? Format.NONE
                : words.text("compare.range", signed(measure, difference.interval().lo()), signed(measure, difference.interval().hi()));
    }

    /// A change as a share of what it was, e.g. "−77 %"; that of a share in points.
    public String change(Measure measure, Difference difference) {
        return switch (measure) {
            case Measure.Latency _ -> format.change(difference.relative());
            case Measure.ServedShare() -> format.points(difference.value());
        };
    }

    /// The 95 % interval of a change, e.g. "−81 % to −73 %", or "exactly 0".
    public String changeInterval(Measure measure, Difference difference) {
        return switch (measure) {
            case Measure.Latency _ when !difference.same() && difference.interval().known() -> words.text("compare.range",
                    format.change(difference.interval().lo() / difference.before()), format.change(difference.interval().hi() / difference.before()));
            default -> interval(measure, difference);
        };
    }

    /// What becomes of a tenant, e.g. "loses".
    public String change(Change change) {
        return words.of(change);
    }

    /// Where a tenant is, e.g. "Lane 1 (shared)" or "tray".
    public String place(TenantSide side) {
        return side.partition() == null ? words.text(side.place() == TenantSide.Place.TRAY ? "compare.tray" : "compare.absent")
                : words.text(side.partition().reserved() ? "compare.reserved" : "compare.shared", side.partition().name());
    }

    /// How many of a tenant's objectives are met, e.g. "1 of 2 met"; an en dash where it has none, or is not served.
    public String objectives(TenantSide side) {
        TenantResult result = side.result();
        return result == null || result.objectives().isEmpty() ? Format.NONE : words.text("compare.objectives",
                format.whole(result.objectives().stream().filter(one -> one.state() == ObjectiveState.MET).count()), format.whole(result.objectives().size()));
    }

    /// The share of a tenant's requests that was served, e.g. "98.2 %".
    public String served(double share) {
        return format.share(share).text();
    }

    /// Who gains and who loses, in one sentence.
    public String sentence(Comparison comparison) {
        String changes = Arrays.stream(Change.values()).filter(change -> comparison.count(change) > 0)
                .map(change -> words.count("Change." + change, comparison.count(change))).collect(Collectors.joining(", "));
        return words.text("compare.sentence", measure(comparison.measure()), words.count("compare.tenants", comparison.tenants().size()), changes);
    }

    /// What both sides hold and cost, in one line.
    public String cost(Comparison comparison) {
        Comparison.Side before = comparison.before();
        Comparison.Side after = comparison.after();
        double more = after.usdPerHour() - before.usdPerHour();
        return words.text("compare.cost", before.name(), format.whole(before.gpus()), format.price(before.usdPerHour(), "$/h").text(), after.name(), format.whole(after.gpus()),
                format.price(after.usdPerHour(), "$/h").text(), (more > 0 ? "+" : "") + format.price(more, "").text().strip());
    }

    /// Under which settings both sides ran, in one line.
    public String note(Comparison comparison) {
        String note = words.text("compare.note", Long.toString(comparison.before().plan().run().seed()));
        return comparison.otherRun() ? note + " " + words.text("compare.otherRun", comparison.after().name(), comparison.before().name()) : note;
    }

    /// The tenants that a change befalls, e.g. for a list: how many and what, "2 lose".
    public String count(Comparison comparison, Change change) {
        return words.count("Change." + change, comparison.count(change));
    }

    /// A tenant's change for someone who hears it, in one sentence.
    public String spoken(Measure measure, TenantChange tenant) {
        return tenant.name() + ", " + change(tenant.change()) + ", " + measure(measure) + " " + value(measure, tenant.difference().before()) + " → "
                + value(measure, tenant.difference().after()) + ", " + changeInterval(measure, tenant.difference());
    }
}
