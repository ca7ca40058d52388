package io.headroom.report.picture;

import io.headroom.drawing.Drawing;
import io.headroom.drawing.Drawing.Anchor;
import io.headroom.drawing.Drawing.Lettering;
import io.headroom.report.Decision;
import io.headroom.report.Decision.Figure;
import io.headroom.report.Decision.Option;
import io.headroom.report.RiskRegister.Risk;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.ToDoubleFunction;

/*
 * From the top down the page takes what each part needs, up to a limit that leaves all others their least; from the bottom up the assumptions and the foot do the same. The charts and
 * the risks share what is between. So one page is enough for any plan: long names end in an ellipsis, long lists in the number of what is left out.
 */
/// The decision on one page of A4, as a drawing.
public final class DecisionPage {
    /// Width of A4 in points.
    public static final double WIDTH = 595.28;
    /// Height of A4 in points.
    public static final double HEIGHT = 841.89;

    private static final Words WORDS = Words.of(DecisionPage.class);
    private static final Words REPORT = Words.of(Decision.class);
    private static final Format FORMAT = Format.here();
    private static final double MARGIN = 42;
    private static final double GAP = 13;
    private static final double SMALL = 7.5;
    private static final double TEXT = 9;
    private static final int MOST_DATES = 3;
    private static final int MOST_FIGURES = 6;
    private static final int MOST_FACTS = 8;
    private static final double LEAST_RISKS = 74;
    private static final double USUAL_CHARTS = 190;
    private static final double MOST_CHARTS = 240;
    private static final double RISK_INDENT = 50;
    private static final Lettering RISK = Ink.words(8.2);
    private static final double RISK_LINE = 10.3;
    private static final double CHANGES = 371;
    private static final double WORST = 380;
    private static final double LEFT = MARGIN;
    private static final double RIGHT = WIDTH - MARGIN;
    private static final double ROOM = RIGHT - LEFT;
    private static final double COLUMNS = 16;
    private static final double LEAST_NAME = 20;
    private static final int REMARK_LINES = 3;
    private static final double HALF = (ROOM - COLUMNS) / 2;
    private static final Lettering FACT = Ink.words(SMALL);
    private static final double FACT_LINE = SMALL * 1.28;

    private final Decision decision;
    private final Drawing on;
    private double y = MARGIN;

    private DecisionPage(Decision decision, Drawing on) {
        this.decision = decision;
        this.on = on;
    }

    /// What a document with this page is called.
    public static String title(Decision decision) {
        return WORDS.text("page.document", decision.title());
    }

    /// Draws the page.
    public static void draw(Decision decision, Drawing on) {
        new DecisionPage(decision, on).draw();
    }

    private void draw() {
        head();
        sentence();
        ask();
        figures();
        options();
        List<List<String>> facts = facts();
        double bottom = HEIGHT - MARGIN - 27 - footHeight(facts);
        double room = bottom - y - 2 * GAP;
        charts(Math.min(MOST_CHARTS, room - Math.min(risksHeight(), Math.max(LEAST_RISKS, room - USUAL_CHARTS))));
        risks(bottom - GAP);
        foot(facts, bottom);
    }

    private void head() {
        Lettering kicker = Ink.strong(SMALL).in(Ink.ACCENT);
        on.text(WORDS.text("page.edition." + decision.edition().name()), LEFT, y + SMALL, kicker);
        y += 12;
        Lettering title = Ink.strong(20);
        on.text(title.cut(decision.title(), ROOM), LEFT, y + 18, title);
        y += 26;
        Lettering scope = Ink.hint(SMALL);
        on.text(scope.cut(decision.scope(), ROOM), LEFT, y + SMALL, scope);
        y += SMALL + GAP;
    }

    private void sentence() {
        double began = y;
        Lettering strong = Ink.strong(13);
        double text = LEFT + 10;
        for (String line : strong.face().lines(decision.sentence(), 13, ROOM - 10, 3)) {
            on.text(line, text, y + 12, strong);
            y += 16.5;
        }
        y += 2;
        for (String reason : decision.reasons()) {
            y = lines(reason, text, ROOM - 10, Ink.words(TEXT), 2);
            y += 1;
        }
        on.fill(new Rectangle2D.Double(LEFT, began, 3, y - began), Ink.ACCENT);
        y += GAP;
    }

    /// Lines one under another from where the page is; returns where the next would be.
    private double lines(String words, double x, double room, Lettering lettering, int most) {
        double at = y;
        for (String line : lettering.face().lines(words, lettering.size(), room, most)) {
            on.text(line, x, at + lettering.size() * 0.9, lettering);
            at += lettering.size() * 1.28;
        }
        return at;
    }

    private void heading(String key) {
        Lettering strong = Ink.strong(10);
        on.text(WORDS.text(key), LEFT, y + 9, strong);
        y += 14;
        on.stroke(new Line2D.Double(LEFT, y - 1.5, RIGHT, y - 1.5), Ink.RULE, 0.6);
        y += 3;
    }

    private void ask() {
        heading("page.ask");
        y = lines(decision.ask().text(), LEFT, ROOM, Ink.words(TEXT), 2);
        List<Decision.Due> dates = decision.ask().dates();
        int shown = dates.size() <= MOST_DATES ? dates.size() : MOST_DATES - 1;
        for (Decision.Due due : dates.subList(0, shown)) {
            Lettering date = Ink.figures(SMALL).in(due.orderBy() ? Ink.ACCENT : Ink.SECOND);
            on.text(due.date().toString(), LEFT, y + TEXT * 0.9, date);
            Lettering what = Ink.words(TEXT);
            on.text(what.cut(due.what(), ROOM - 60), LEFT + 60, y + TEXT * 0.9, what);
            y += TEXT * 1.28;
        }
        more(dates.size() - shown);
        y += GAP - 4;
    }

    private void more(int left) {
        if (left > 0) {
            on.text(WORDS.count("more", left), LEFT, y + TEXT * 0.9, Ink.hint(TEXT));
            y += TEXT * 1.28;
        }
    }

    /// The key figures in boxes side by side.
    private void figures() {
        List<Figure> shown = decision.figures().stream().limit(MOST_FIGURES).toList();
        if (shown.isEmpty()) {
            return;
        }
        double wide = (ROOM - 6.0 * (shown.size() - 1)) / shown.size();
        double tall = 32 + 7.6 * REMARK_LINES;
        for (int i = 0; i < shown.size(); i++) {
            Figure figure = shown.get(i);
            double x = LEFT + i * (wide + 6);
            on.fill(new Rectangle2D.Double(x, y, wide, tall), Ink.BAND);
            Lettering label = Ink.strong(SMALL).in(Ink.SECOND);
            on.text(label.cut(figure.label(), wide - 10), x + 5, y + 10, label);
            Lettering value = fitting(figure.text(), wide - 10);
            on.text(value.cut(figure.text(), wide - 10), x + 5, y + 24, value);
            Lettering remark = Ink.hint(6.2);
            List<String> lines = remark.face().lines(figure.remark(), remark.size(), wide - 9, REMARK_LINES);
            for (int line = 0; line < lines.size(); line++) {
                on.text(lines.get(line), x + 5, y + 33.5 + line * 7.6, remark);
            }
        }
        y += tall + GAP;
    }

    /// A figure as large as there is room for.
    private static Lettering fitting(String text, double room) {
        double size = 13;
        while (size > SMALL && Ink.strong(size).width(text) > room) {
            size -= 0.5;
        }
        return Ink.strong(size);
    }

    /// A column of figures of the options.
    ///
    /// @param right where it ends
    private record Column(String key, double right, ToDoubleFunction<Option> value) {}

    private void options() {
        heading("page.options");
        double name = 132;
        List<Column> columns = List.of(new Column("gpus", 158, Option::gpus), new Column("rent", 203, Option::usdPerHour), new Column("met", 234, Option::met), new Column("atRisk", 270, Option::atRisk),
                new Column("missed", 305, Option::missed));
        Lettering header = Ink.strong(6.8).in(Ink.SECOND);
        on.text(header.cut(WORDS.text("page.options.name"), name), LEFT, y + 6, header);
        columns.forEach(column -> on.text(WORDS.text("page.options." + column.key()), LEFT + column.right(), y + 6, header, Anchor.END));
        on.text(header.cut(WORDS.text("page.options.changes"), 63), LEFT + CHANGES, y + 6, header, Anchor.END);
        on.text(header.cut(WORDS.text("page.options.worst"), ROOM - WORST), LEFT + WORST, y + 6, header);
        y += 10;
        for (Option option : decision.options()) {
            option(option, columns, name);
        }
        y += 2;
        y = lines(decision.optionsNote(), LEFT, ROOM, Ink.hint(SMALL), 1);
        y += GAP - 2;
    }

    private void option(Option option, List<Column> columns, double name) {
        double line = y + 8.3;
        if (option.chosen()) {
            on.fill(new Rectangle2D.Double(LEFT - 3, y - 0.5, ROOM + 6, 12), Ink.BAND);
        }
        // A plan without scenarios is named as it stands.
        boolean said = option.name().equalsIgnoreCase(WORDS.text("page.options.current"));
        String role = option.current() && option.chosen() && !said ? WORDS.text("page.options.both") : option.current() && !said ? WORDS.text("page.options.current")
                : option.chosen() ? WORDS.text("page.options.chosen") : "";
        Lettering hint = Ink.hint(6.8);
        double role0 = role.isEmpty() ? 0 : hint.width(role) + 4;
        Lettering plan = option.chosen() ? Ink.strong(8.2) : Ink.words(8.2);
        String cut = plan.cut(option.name(), name - role0);
        on.text(cut, LEFT, line, plan);
        if (!role.isEmpty()) {
            on.text(role, LEFT + plan.width(cut) + 4, line, hint);
        }
        Lettering figures = Ink.figures(7.4);
        for (Column column : columns) {
            double value = column.value().applyAsDouble(option);
            String text = !Double.isFinite(value) ? Format.NONE : column.key().equals("rent") ? FORMAT.price(value, "").digits() : FORMAT.count(value);
            on.text(text, LEFT + column.right(), line, column.key().equals("missed") && value > 0 ? figures.in(Ink.BAD) : figures, Anchor.END);
        }
        on.text(option.current() ? Format.NONE : FORMAT.whole(option.gain()) + " / " + FORMAT.whole(option.lose()), LEFT + CHANGES, line, figures, Anchor.END);
        Lettering worst = Ink.words(7.4);
        on.text(shortened(option.worst(), ROOM - WORST, worst), LEFT + WORST, line, worst);
        y += 12;
        on.stroke(new Line2D.Double(LEFT, y - 0.6, RIGHT, y - 0.6), Ink.LINE, 0.5);
    }

    /// Whose promise it is, shortened where there is too little room; its figures stay whole.
    private static String shortened(String worst, double room, Lettering lettering) {
        String figures = worst.substring(Math.max(0, worst.lastIndexOf(": ")));
        double left = room - lettering.width(figures);
        return lettering.width(worst) <= room || left < LEAST_NAME ? lettering.cut(worst, room) : lettering.cut(worst.substring(0, worst.length() - figures.length()), left) + figures;
    }

    private void charts(double room) {
        double note = 9.5;
        double tall = room - 2 * note - 4;
        if (tall < 60) {
            return; // cannot be: what is above is limited so that more is left
        }
        double wide = (ROOM - 2 * COLUMNS) / 3;
        List<Chart> charts = List.of(DecisionCharts.cost(decision), DecisionCharts.gains(decision), DecisionCharts.outlook(decision));
        List<String> notes = List.of("", decision.gains().isEmpty() ? "" : decision.gainsNote(), decision.outlookNote());
        for (int i = 0; i < charts.size(); i++) {
            double x = LEFT + i * (wide + COLUMNS);
            charts.get(i).draw(on, x, y, wide, tall, 7);
            Lettering hint = Ink.hint(6.2);
            List<String> lines = hint.face().lines(notes.get(i), hint.size(), wide, 3);
            for (int line = 0; line < lines.size(); line++) {
                on.text(lines.get(line), x, y + tall + 7 + line * 7.4, hint);
            }
        }
        y += room + GAP;
    }

    private static List<String> lines(Risk risk) {
        String what = WORDS.text("page.risk", risk.who(), WORDS.text("page.risk.basis", risk.what(), risk.basis()));
        return RISK.face().lines(WORDS.text("page.risk.action", what, risk.action()), RISK.size(), ROOM - RISK_INDENT, 2);
    }

    /// What all risks would take with their heading.
    private double risksHeight() {
        // More than so many fit no page.
        return 20 + Math.max(12, decision.risks().stream().limit(60).mapToDouble(risk -> lines(risk).size() * RISK_LINE + 1.5).sum());
    }

    private void risks(double bottom) {
        heading("page.risks");
        List<Risk> risks = decision.risks();
        if (risks.isEmpty()) {
            y = lines(WORDS.text("page.risk.none"), LEFT, ROOM, Ink.words(TEXT), 1);
        }
        int shown = 0;
        for (Risk risk : risks) {
            List<String> lines = lines(risk);
            double tall = lines.size() * RISK_LINE + 1.5;
            double needed = shown < risks.size() - 1 ? tall + RISK_LINE : tall;
            if (y + needed > bottom) {
                break;
            }
            level(risk.level().name(), REPORT.of(risk.level()));
            for (int i = 0; i < lines.size(); i++) {
                on.text(lines.get(i), LEFT + RISK_INDENT, y + 7.6 + i * RISK_LINE, RISK);
            }
            y += tall;
            shown++;
        }
        if (shown < risks.size()) {
            on.text(WORDS.count("more", risks.size() - shown), LEFT + RISK_INDENT, y + 7.6, Ink.hint(8.2));
        }
    }

    /// How grave a risk is, by shape and word.
    private void level(String level, String word) {
        double x = LEFT + 4;
        double middle = y + 5;
        switch (level) {
            case "HIGH" -> {
                Path2D diamond = new Path2D.Double();
                diamond.moveTo(x, middle - 3.6);
                diamond.lineTo(x + 3.6, middle);
                diamond.lineTo(x, middle + 3.6);
                diamond.lineTo(x - 3.6, middle);
                diamond.closePath();
                on.fill(diamond, Ink.BAD);
            }
            case "MEDIUM" -> {
                Path2D triangle = new Path2D.Double();
                triangle.moveTo(x, middle - 3.2);
                triangle.lineTo(x + 3.4, middle + 2.8);
                triangle.lineTo(x - 3.4, middle + 2.8);
                triangle.closePath();
                on.fill(triangle, Ink.WARN);
            }
            default -> on.stroke(new Ellipse2D.Double(x - 2.6, middle - 2.6, 5.2, 5.2), Ink.SECOND, 0.9);
        }
        Lettering strong = Ink.strong(7.4);
        on.text(strong.cut(word, 40), LEFT + 11, y + 7.6, level.equals("HIGH") ? strong.in(Ink.BAD) : level.equals("MEDIUM") ? strong.in(Ink.WARN) : strong.in(Ink.SECOND));
    }

    /// What it rests on, in lines.
    private List<List<String>> facts() {
        return decision.assumed().stream().limit(MOST_FACTS).map(fact -> FACT.face().lines(WORDS.text("page.assumed.one", fact.label(), fact.text()), SMALL, HALF, 2)).toList();
    }

    private static double footHeight(List<List<String>> facts) {
        int half = (facts.size() + 1) / 2;
        return Math.max(tall(facts.subList(0, half)), tall(facts.subList(half, facts.size())));
    }

    private static double tall(List<List<String>> facts) {
        return facts.stream().mapToInt(List::size).sum() * FACT_LINE;
    }

    /// What it rests on, in two columns, and where the figures come from.
    private void foot(List<List<String>> facts, double top) {
        y = top;
        heading("page.assumed");
        double start = y;
        int half = (facts.size() + 1) / 2;
        for (int i = 0; i < facts.size(); i++) {
            if (i == half) {
                y = start;
            }
            for (String line : facts.get(i)) {
                on.text(line, LEFT + (i < half ? 0 : HALF + COLUMNS), y + SMALL * 0.9, FACT);
                y += FACT_LINE;
            }
        }
        Lettering hint = Ink.hint(6.8);
        on.text(hint.cut(decision.kinds(), ROOM), LEFT, HEIGHT - MARGIN, hint);
    }
}
