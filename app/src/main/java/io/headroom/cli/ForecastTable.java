package io.headroom.cli;

import io.headroom.allocate.forecast.Forecast;
import io.headroom.allocate.forecast.Oversubscription;
import io.headroom.plan.Plan;
import io.headroom.words.ForecastWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A forecast for a terminal: growth, a table of promises by when they break, then what to do in sentences.
final class ForecastTable {
    private static final Words WORDS = Words.of(ForecastTable.class);
    private static final ForecastWords SHOWN = ForecastWords.here();
    private static final Format FORMAT = Format.here();

    private ForecastTable() {}

    static String text(Plan plan, Forecast forecast, List<Oversubscription> lanes, double missUsdPerHour) {
        List<String> lines = new ArrayList<>(List.of(SHOWN.scope(forecast)));
        List<String> growths = forecast.growths().stream().map(growth -> SHOWN.growth(plan, growth)).filter(line -> !line.isEmpty()).toList();
        lines.add(growths.isEmpty() ? WORDS.text("forecast.noGrowth") : WORDS.text("forecast.growth"));
        growths.forEach(growth -> lines.add("  " + growth));
        lines.add("");
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of("tenantColumn", "promise", "now", "breaks", "between", "order").map(key -> WORDS.text("forecast." + key)).toList());
        forecast.prospects().forEach(prospect -> rows.add(List.of(plan.tenant(prospect.tenant()).name(), SHOWN.promise(forecast, prospect.objective()),
                SHOWN.standing(prospect, prospect.now()), SHOWN.moment(forecast, prospect.expected()), SHOWN.between(forecast, prospect), SHOWN.order(forecast, prospect))));
        lines.addAll(TextColumns.lines(rows, Set.of(0, 1, 3, 4, 5)));
        lines.add("");
        forecast.prospects().stream().filter(Forecast.Prospect::breaks).forEach(prospect -> lines.add(SHOWN.sentence(plan, forecast, prospect)));
        forecast.needs().forEach(need -> lines.add(SHOWN.need(plan, forecast, need)));
        if (forecast.prospects().stream().noneMatch(Forecast.Prospect::breaks)) {
            lines.add(WORDS.text("forecast.nothingBreaks"));
        }
        lines.add("");
        for (Oversubscription lane : lanes) {
            lines.add(SHOWN.oversold(plan, lane));
            lane.guarantees().forEach(guarantee -> lines.add("  " + SHOWN.guarantee(plan, guarantee)));
        }
        if (lanes.isEmpty()) {
            lines.add(WORDS.text("forecast.noGuarantees"));
        }
        lines.add(WORDS.text("forecast.misses", FORMAT.money(missUsdPerHour, "$/h").text()));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
