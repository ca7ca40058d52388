package io.headroom.report.picture;

import io.headroom.report.Decision;
import io.headroom.report.Dossier;
import io.headroom.report.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/// The charts of a decision, and of the promises it is about.
public final class DecisionCharts {
    private DecisionCharts() {}

    /// What each plan costs against how late its worst promise is.
    public static Chart cost(Decision decision) {
        return new CostChart(decision.options());
    }

    /// Who gains and who loses.
    public static Chart gains(Decision decision) {
        return BarChart.of(decision.gains());
    }

    /// Capacity against demand over the term.
    public static Chart outlook(Decision decision) {
        return new OutlookChart(decision.outlook());
    }

    /// How far the worst promise of each tenant is from its target.
    public static Chart objectives(Verdict verdict) {
        return BarChart.of(verdict);
    }

    /// All of them by the name of their file without its ending.
    public static Map<String, Chart> all(Dossier dossier) {
        Decision decision = Decision.of(dossier);
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("cost-against-delay", cost(decision));
        charts.put("gains-and-losses", gains(decision));
        charts.put("capacity-and-demand", outlook(decision));
        charts.put("objectives", objectives(Verdict.of(dossier.results())));
        return charts;
    }
}
