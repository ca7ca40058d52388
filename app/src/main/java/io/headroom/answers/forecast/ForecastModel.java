package io.headroom.answers.forecast;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.forecast.Forecast;
import io.headroom.allocate.forecast.Forecaster;
import io.headroom.allocate.forecast.GrowthRange;
import io.headroom.allocate.forecast.Oversubscription;
import io.headroom.allocate.forecast.SoldLanes;
import io.headroom.allocate.forecast.WorkloadGrowth;
import io.headroom.answers.AnswersDesk;
import io.headroom.answers.LinePlot;
import io.headroom.answers.Searching;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.Scenarios;
import io.headroom.plan.TenantId;
import io.headroom.words.ForecastWords;
import io.headroom.words.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the page of forecasts asks and shows, in words and figures: no scene graph.
final class ForecastModel {
    private static final int HOLDING_SHOWN = 3;

    /// What was found.
    record Found(Plan plan, Forecast forecast, List<Oversubscription> lanes) {}

    /// One of several numbers to choose from.
    record Choice(int value, String label) {
        @Override
        public String toString() {
            return label;
        }
    }

    /// How a promise fares, for its mark.
    enum Fate {
        /// It holds to the end.
        HOLDS,
        /// It may break.
        MAY_BREAK,
        /// It breaks.
        BREAKS
    }

    /// A promise on the timeline; places are shares of it, 0 at the start and 1 at the end, NaN where there is none.
    ///
    /// @param from where it is no longer assured
    /// @param expected where it is expected to break
    /// @param to where it is surely broken
    /// @param order where GPUs must be ordered; below 0 if that has passed
    /// @param when in words
    record Bar(String who, String promise, Fate fate, double from, double expected, double to, double order, String when, String sentence) {}

    private final Words words = Words.of(ForecastModel.class);
    private final ForecastWords shown = ForecastWords.here();
    private final AnswersDesk desk;
    private final Searching<Found> searching;

    ForecastModel(AnswersDesk desk) {
        this.desk = desk;
        searching = desk.searching();
        searching.stateProperty().subscribe(state -> {
            if (state.phase() == Searching.Phase.DONE) {
                state.answer().ifPresent(found -> {
                    desk.answered().keep(searching.asked(), found.forecast());
                    desk.answered().keep(searching.asked(), new SoldLanes(found.lanes()));
                });
            }
        });
    }

    /// The search behind the page.
    Searching<Found> searching() {
        return searching;
    }

    /// How far to look, in months.
    List<Choice> horizons() {
        return Stream.of(6, 12, 24, 36, 60).map(months -> new Choice(months, months < 12 ? words.text("months", months) : words.text(months == 12 ? "year" : "years", months / 12))).toList();
    }

    /// Days from an order to the GPUs.
    List<Choice> leads() {
        return Stream.of(0, 14, 30, 60, 90, 120, 180, 270).map(days -> new Choice(days, words.text("days", days))).toList();
    }

    /// Growth a month in percent where neither the plan nor a recording says any.
    List<Choice> assumptions() {
        return Stream.of(0, 2, 5, 10, 20).map(percent -> new Choice(percent, words.text(percent == 0 ? "assume.none" : "assume", percent))).toList();
    }

    /// Begins the search.
    ///
    /// @param months how far to look
    /// @param leadDays days from an order to the GPUs
    /// @param percent growth a month where nothing says any
    void ask(int months, int leadDays, int percent) {
        Plan plan = desk.session().plan().withScenarios(Scenarios.NONE);
        Map<TenantId, GrowthRange> assumed = new HashMap<>();
        if (percent > 0) {
            List<WorkloadGrowth> growths = WorkloadGrowth.of(plan, Map.of());
            plan.tenants().stream().filter(tenant -> tenant.partition() != null && growths.stream().filter(growth -> growth.tenant().equals(tenant.id()))
                    .allMatch(growth -> growth.source() == WorkloadGrowth.Source.NONE || growth.source() == WorkloadGrowth.Source.UNKNOWN))
                    .forEach(tenant -> assumed.put(tenant.id(), GrowthRange.exactly(percent / 100.0)));
        }
        Forecaster.Question question = new Forecaster.Question(plan.run().start().toLocalDate().plusMonths(months), leadDays, Assurance.USUAL, assumed,
                Forecaster.Question.USUAL_SIMULATIONS);
        int threads = desk.threads().getAsInt();
        searching.start(words.text("job"), search -> new Found(plan, Forecaster.of(plan, question, threads, search.part(0, 0.9)),
                Oversubscription.of(plan, Oversubscription.Question.USUAL, search.part(0.9, 1))));
    }

    /// What was asked and how traffic grows, a line each.
    List<String> scope(Found found) {
        List<String> growths = found.forecast().growths().stream().map(growth -> shown.growth(found.plan(), growth)).filter(line -> !line.isEmpty()).toList();
        return Stream.concat(Stream.of(shown.scope(found.forecast())), growths.isEmpty() ? Stream.of(words.text("noGrowth")) : growths.stream()).toList();
    }

    /// Promises on the timeline, the first to break first; of those that hold only the objectives.
    List<Bar> bars(Found found) {
        Forecast forecast = found.forecast();
        return forecast.prospects().stream().filter(prospect -> prospect.breaks() || prospect.objective() != null).map(prospect -> {
            LocalDate order = shown.order(forecast, prospect).isEmpty() ? null : prospect.unsafeFrom().map(forecast::orderBy).orElse(null);
            Fate fate = !prospect.breaks() ? Fate.HOLDS : prospect.expected().breaksOn() == null ? Fate.MAY_BREAK : Fate.BREAKS;
            return new Bar(found.plan().tenant(prospect.tenant()).name(), shown.promise(forecast, prospect.objective()), fate, place(forecast, prospect.earliest().breaksOn()),
                    place(forecast, prospect.expected().breaksOn()), place(forecast, prospect.latest().breaksOn()), place(forecast, order), when(forecast, prospect),
                    shown.sentence(found.plan(), forecast, prospect));
        }).toList();
    }

    private String when(Forecast forecast, Forecast.Prospect prospect) {
        return !prospect.breaks() ? words.text("holds") : prospect.expected().breaksOn() == null ? words.text("may", shown.moment(forecast, prospect.earliest()))
                : shown.moment(forecast, prospect.expected());
    }

    private static double place(Forecast forecast, @Nullable LocalDate date) {
        return date == null ? Double.NaN : (double) ChronoUnit.DAYS.between(forecast.start(), date) / ChronoUnit.DAYS.between(forecast.start(), forecast.until());
    }

    /// Dates along the timeline, with their places.
    List<LinePlot.Tick> dates(Found found) {
        Forecast forecast = found.forecast();
        long months = ChronoUnit.MONTHS.between(forecast.start(), forecast.until());
        long each = Math.max(1, Math.ceilDiv(months, 8));
        List<LinePlot.Tick> ticks = new ArrayList<>();
        for (long month = 0; month <= months; month += each) {
            LocalDate date = forecast.start().plusMonths(month);
            if (!date.isAfter(forecast.until())) {
                ticks.add(new LinePlot.Tick(place(forecast, date), shown.date(date)));
            }
        }
        if (ticks.getLast().at() < 1) {
            ticks.add(new LinePlot.Tick(1, shown.date(forecast.until())));
        }
        return ticks;
    }

    /// Load against capacity over time, a line for each partition with tenants, the busiest as the accent; null without any.
    LinePlot.@Nullable Sheet loads(Found found) {
        Forecast forecast = found.forecast();
        List<LinePlot.Series> series = new ArrayList<>();
        List<PartitionId> partitions = found.plan().partitions().stream().map(partition -> partition.id())
                .filter(id -> forecast.loads().stream().anyMatch(load -> load.expected().containsKey(id))).toList();
        PartitionId busiest = partitions.stream().max(Comparator.comparingDouble(id -> forecast.loads().getLast().expected().getOrDefault(id, 0.0))).orElse(null);
        for (PartitionId id : partitions) {
            List<LinePlot.Spot> spots = forecast.loads().stream().map(load -> new LinePlot.Spot(place(forecast, load.date()), load.expected().getOrDefault(id, Double.NaN),
                    load.slow().getOrDefault(id, Double.NaN), load.fast().getOrDefault(id, Double.NaN), "")).toList();
            series.add(new LinePlot.Series(found.plan().partition(id).name(), spots, id.equals(busiest), true));
        }
        return series.isEmpty() ? null : new LinePlot.Sheet(series, dates(found), "", words.text("loads"), value -> desk.format().shareExact(value).text(), 0,
                new LinePlot.Limit(1, words.text("capacity")));
    }

    /// What to do, a sentence each: what breaks, what to order, what is oversold, and last what holds.
    List<String> sentences(Found found) {
        Forecast forecast = found.forecast();
        List<String> lines = new ArrayList<>();
        forecast.needs().forEach(need -> lines.add(shown.need(found.plan(), forecast, need)));
        forecast.prospects().stream().filter(Forecast.Prospect::breaks).forEach(prospect -> lines.add(shown.sentence(found.plan(), forecast, prospect)));
        List<Forecast.Prospect> holding = forecast.prospects().stream().filter(prospect -> !prospect.breaks() && prospect.objective() != null).toList();
        if (lines.isEmpty()) {
            holding.stream().limit(HOLDING_SHOWN).forEach(prospect -> lines.add(shown.sentence(found.plan(), forecast, prospect)));
        }
        found.lanes().forEach(lane -> lines.add(shown.oversold(found.plan(), lane)));
        return lines;
    }
}
