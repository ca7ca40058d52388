package io.headroom.words;

import io.headroom.allocate.forecast.Forecast;
import io.headroom.allocate.forecast.GrowthRange;
import io.headroom.allocate.forecast.Oversubscription;
import io.headroom.allocate.forecast.Trend;
import io.headroom.allocate.forecast.WorkloadGrowth;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Forecasts in words and figures: the same in the window and on the command line.
public final class ForecastWords {
    private final Words words;
    private final Format format;
    private final DateTimeFormatter dates;

    private ForecastWords(Words words, Format format, Locale locale) {
        this.words = words;
        this.format = format;
        dates = DateTimeFormatter.ofPattern(words.text("date.long"), locale);
    }

    /// Words in the language of the desktop.
    public static ForecastWords here() {
        Locale locale = Locale.getDefault(Locale.Category.DISPLAY);
        return new ForecastWords(Words.of(ForecastWords.class, locale), Format.here(), locale);
    }

    /// A date, e.g. "4 Jan 2027"; a dash for none.
    public String date(@Nullable LocalDate date) {
        return date == null ? Format.NONE : dates.format(date);
    }

    /// What was asked and how it was answered.
    public String scope(Forecast forecast) {
        return words.text(forecast.complete() ? "forecast.scope" : "forecast.scope.bounded", date(forecast.start()), date(forecast.until()),
                words.text(forecast.stepDays() == 1 ? "forecast.daily" : "forecast.weekly"), format.shareExact(forecast.assurance().confidence()).text(), forecast.simulations());
    }

    /// What a promise is, e.g. "p99 TTFT ≤ 500 ms" or "99 % served".
    public String promise(Forecast forecast, @Nullable Objective objective) {
        return objective == null ? words.text("forecast.served", format.shareExact(forecast.assurance().servedShare()).text())
                : words.text("forecast.objective", words.of(objective.statistic()), words.of(objective.metric()), format.durationExact(objective.targetSeconds()).text());
    }

    /// How a workload grows and how that is known; empty where nothing is said of it.
    public String growth(Plan plan, WorkloadGrowth growth) {
        String who = plan.tenant(growth.tenant()).workloads().size() == 1 ? plan.tenant(growth.tenant()).name()
                : words.text("forecast.workload", plan.tenant(growth.tenant()).name(), growth.name());
        return switch (growth.source()) {
            case NONE -> "";
            case GIVEN -> words.text("forecast.growth.given", who, range(growth.range()));
            case PLAN -> words.text("forecast.growth.plan", who, range(growth.range()));
            case TREND -> words.text("forecast.growth.trend", who, range(growth.range()), ((Trend.Found) Objects.requireNonNull(growth.trend())).days());
            case UNKNOWN -> switch (Objects.requireNonNull(growth.trend())) {
                case Trend.TooShort brief -> words.text("forecast.growth.short", who, format.duration(brief.days() * 86_400).text(), Trend.LEAST_DAYS);
                case Trend.TooFew few -> words.text("forecast.growth.few", who, few.empty(), few.days());
                case Trend.Found found -> words.text("forecast.growth.wide", who, found.days(), format.change(found.interval().lo()), format.change(found.interval().hi()));
            };
        };
    }

    /// A growth, e.g. "+5 % a month" or "+3 % to +7 % a month".
    public String range(GrowthRange range) {
        return range.wide() ? words.text("forecast.range", format.change(range.expected()), format.change(range.low()), format.change(range.high()))
                : words.text("forecast.rate", format.change(range.expected()));
    }

    /// How a promise stands: its figure with unit.
    public String standing(Forecast.Prospect prospect, Forecast.Standing standing) {
        if (!standing.there()) {
            return words.text("forecast.absent");
        }
        if (standing.value() == Double.POSITIVE_INFINITY) {
            return words.text("forecast.nothingServed");
        }
        return prospect.objective() == null ? format.share(1 - standing.value()).text() : format.duration(standing.value()).text();
    }

    /// When a promise breaks, e.g. "4 Mar 2027", "already", "not by 1 Jan 2028".
    public String moment(Forecast forecast, Forecast.Moment moment) {
        LocalDate breaks = moment.breaksOn();
        if (moment.already()) {
            return words.text("forecast.already");
        }
        if (breaks != null) {
            return moment.exact() ? date(breaks) : words.text("forecast.by", date(breaks));
        }
        return moment.exact() ? words.text("forecast.notBy", date(forecast.until())) : words.text("forecast.notLooked", date(moment.holdsOn()));
    }

    /// Between which dates a promise breaks, e.g. "1 Mar to 9 Mar 2027".
    public String between(Forecast forecast, Forecast.Prospect prospect) {
        return !prospect.breaks() || prospect.latest().already() ? "" : words.text("forecast.between", moment(forecast, prospect.earliest()), moment(forecast, prospect.latest()));
    }

    /// By when GPUs must be ordered for a promise to hold on; empty where it holds to the end, or GPUs are not what it lacks.
    public String order(Forecast forecast, Forecast.Prospect prospect) {
        if (prospect.cause() == null || prospect.cause() == Forecast.Cause.LIMITS) {
            return "";
        }
        return prospect.unsafeFrom().map(date -> by(forecast, forecast.orderBy(date))).orElse("");
    }

    private String by(Forecast forecast, LocalDate date) {
        return date.isAfter(forecast.start()) ? date(date) : words.text("forecast.atOnce");
    }

    /// What becomes of a promise, in a sentence.
    public String sentence(Plan plan, Forecast forecast, Forecast.Prospect prospect) {
        String who = plan.tenant(prospect.tenant()).name();
        String what = promise(forecast, prospect.objective());
        if (!prospect.breaks()) {
            return words.text("forecast.holds", who, what, date(forecast.until()), standing(prospect, prospect.now()), standing(prospect, prospect.then()));
        }
        String cause = words.text("forecast.cause." + Objects.requireNonNull(prospect.cause()), plan.partition(prospect.partition()).name());
        if (prospect.expected().already()) {
            return words.text("forecast.broken", who, what, standing(prospect, prospect.now()), cause) + ordering(forecast, prospect);
        }
        if (prospect.earliest().already()) {
            return words.text("forecast.unsure", who, what, standing(prospect, prospect.now()), moment(forecast, prospect.expected()), cause) + ordering(forecast, prospect);
        }
        String doubt = prospect.expected().breaksOn() == null ? words.text("forecast.may", who, what, moment(forecast, prospect.earliest()), cause)
                : words.text("forecast.breaks", who, what, moment(forecast, prospect.expected()), between(forecast, prospect), standing(prospect, prospect.now()),
                        standing(prospect, prospect.then()), cause);
        return doubt + ordering(forecast, prospect);
    }

    private String ordering(Forecast forecast, Forecast.Prospect prospect) {
        if (order(forecast, prospect).isEmpty()) {
            return "";
        }
        return " " + prospect.unsafeFrom().map(forecast::orderBy).map(date -> words.text(date.isAfter(forecast.start()) ? "forecast.order" : "forecast.orderNow", date(date), forecast.leadDays()))
                .orElse("");
    }

    /// How many GPUs a partition needs, in a sentence.
    public String need(Plan plan, Forecast forecast, Forecast.Need need) {
        String name = plan.partition(need.partition()).name();
        Integer expected = need.expected();
        if (expected == null) {
            return words.text("forecast.need.none", name, date(forecast.until()));
        }
        Integer fast = need.fast();
        String upper = Objects.equals(fast, expected) ? "" : fast == null ? words.text("forecast.need.fastNone") : words.text("forecast.need.fast", fast);
        return need.toOrder() == 0 ? words.text("forecast.need.free", name, expected, need.gpus(), date(forecast.until()), upper, date(need.neededOn()))
                : words.text("forecast.need.order", name, expected, need.gpus(), date(forecast.until()), upper, need.toOrder(),
                        words.text(need.orderBy().isAfter(forecast.start()) ? "forecast.need.by" : "forecast.need.now", date(need.orderBy())), need.free());
    }

    /// What is oversold in a lane, in a sentence.
    public String oversold(Plan plan, Oversubscription lane) {
        String margin = lane.interval().known() ? words.text("forecast.interval", format.share(lane.interval().lo()).text(), format.share(lane.interval().hi()).text()) : "";
        String refunds = lane.refundUsdPerHour() > 0 ? " " + words.text("forecast.refunds", format.money(lane.refundUsdPerHour(), "$/h").text()) : "";
        return words.text(lane.sold() > 1 ? "forecast.oversold" : "forecast.undersold", plan.partition(lane.lane()).name(), words.count("forecast.guarantees", lane.guarantees().size()), format.share(lane.sold()).text(),
                format.share(lane.collides()).text(), margin, format.durationExact(lane.windowSeconds()).text(), refunds);
    }

    /// A guarantee of a lane, e.g. "Shop: 4.00/s, 50 % of the lane, uses 12 %".
    public String guarantee(Plan plan, Oversubscription.Guarantee guarantee) {
        return words.text(guarantee.provisioned() ? "forecast.guarantee.provisioned" : "forecast.guarantee.limit", plan.tenant(guarantee.tenant()).name(),
                format.rate(guarantee.perSecond()).text(), format.share(guarantee.share()).text(), format.share(guarantee.usedShare()).text());
    }
}
