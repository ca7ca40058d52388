package io.headroom.report;

import io.headroom.words.Words;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/// The styles of the workbook, by what a cell holds. Excel shows them by name in its gallery, so that all cells of a kind can be changed at once.
enum Style {
    /// Name of the sheet's subject.
    TITLE("Headroom title", "General", HorizontalAlignment.LEFT),
    /// What the sheet shows and where its numbers come from.
    NOTE("Headroom note", "General", HorizontalAlignment.LEFT),
    /// A note beside a figure.
    REMARK("Headroom remark", "General", HorizontalAlignment.LEFT),
    /// A note over several lines.
    NOTE_WRAPPED("Headroom note, wrapped", "General", HorizontalAlignment.LEFT),
    /// The verdict.
    SENTENCE("Headroom sentence", "General", HorizontalAlignment.LEFT),
    /// The decision.
    HEADLINE("Headroom headline", "General", HorizontalAlignment.LEFT),
    /// What speaks for a decision.
    PARAGRAPH("Headroom paragraph", "General", HorizontalAlignment.LEFT),
    /// What was decided on, among other words.
    CHOSEN("Headroom chosen", "General", HorizontalAlignment.LEFT),
    /// Name of a key figure.
    KEY_LABEL("Headroom key figure, name", "General", HorizontalAlignment.LEFT),
    /// What a key figure says, and its kind.
    KEY_NOTE("Headroom key figure, note", "General", HorizontalAlignment.LEFT),
    /// A key figure in words, or a count.
    KEY("Headroom key figure", "#,##0", HorizontalAlignment.LEFT),
    /// A key figure that is a share.
    KEY_SHARE("Headroom key share", "#,##0.0\\ %", HorizontalAlignment.LEFT),
    /// A key figure in US dollars.
    KEY_USD("Headroom key money", "#,##0 \"$\"", HorizontalAlignment.LEFT),
    /// A key figure in US dollars, for what costs little.
    KEY_USD_EXACT("Headroom key price", "#,##0.000 \"$\"", HorizontalAlignment.LEFT),
    /// Heading of a part of a sheet, or of a group of columns.
    SECTION("Headroom section", "General", HorizontalAlignment.LEFT),
    /// Heading of a column of words.
    HEADER("Headroom header", "General", HorizontalAlignment.LEFT),
    /// Heading of a column of figures.
    HEADER_FIGURE("Headroom header of figures", "General", HorizontalAlignment.RIGHT),
    /// Words.
    TEXT("Headroom text", "General", HorizontalAlignment.LEFT),
    /// Words that start like a formula: Excel keeps them words even when the cell is edited.
    QUOTED("Headroom text, quoted", "General", HorizontalAlignment.LEFT),
    /// Words that lead to another place of the workbook.
    LINK("Headroom link", "General", HorizontalAlignment.LEFT),
    /// The way from a sheet back to the contents.
    BACK("Headroom way back", "General", HorizontalAlignment.LEFT),
    /// Words over several lines.
    WRAPPED("Headroom text, wrapped", "General", HorizontalAlignment.LEFT),
    /// No figure.
    NONE("Headroom no figure", "General", HorizontalAlignment.RIGHT),
    /// A count.
    COUNT("Headroom count", "#,##0", HorizontalAlignment.RIGHT),
    /// A bare ratio.
    RATIO("Headroom ratio", "#,##0.00", HorizontalAlignment.RIGHT),
    /// A mean count.
    MEAN("Headroom mean", "#,##0.00", HorizontalAlignment.RIGHT),
    /// A count of GPUs.
    GPUS("Headroom GPUs", "#,##0 \"GPU\"", HorizontalAlignment.RIGHT),
    GPU_SHARE("Headroom GPU share", "#,##0.00 \"GPU\"", HorizontalAlignment.RIGHT),
    /// A time in seconds, with three figures or more.
    SECONDS("Headroom seconds", "[<0.1]0.0000 \"s\";[<10]0.000 \"s\";#,##0.0 \"s\"", HorizontalAlignment.RIGHT),
    /// A difference of times in seconds, either way.
    SIGNED_SECONDS("Headroom seconds, either way", "#,##0.000 \"s\"", HorizontalAlignment.RIGHT),
    /// A change as a share of what it was, with a sign.
    CHANGE("Headroom change", "+#,##0.0\\ %;-#,##0.0\\ %;0\\ %", HorizontalAlignment.RIGHT),
    /// Requests per second.
    PER_SECOND("Headroom rate", "#,##0.000 \"/s\"", HorizontalAlignment.RIGHT),
    /// Tokens.
    TOKENS("Headroom tokens", "#,##0 \"tok\"", HorizontalAlignment.RIGHT),
    /// Tokens per second.
    TOKENS_PER_SECOND("Headroom token rate", "#,##0.0 \"tok/s\"", HorizontalAlignment.RIGHT),
    /// A share.
    SHARE("Headroom share", "#,##0.0\\ %", HorizontalAlignment.RIGHT),
    /// A share of a target, which may be far beyond it.
    OF_TARGET("Headroom share of a target", "[<10]0.0\\ %;[<1000]#,##0\\ %;\">99,999 %\"", HorizontalAlignment.RIGHT),
    /// US dollars.
    USD("Headroom money", "#,##0.00 \"$\"", HorizontalAlignment.RIGHT),
    /// US dollars over a term.
    USD_WHOLE("Headroom money of a term", "#,##0 \"$\"", HorizontalAlignment.RIGHT),
    /// US dollars per hour.
    USD_PER_HOUR("Headroom cost", "#,##0.00 \"$/h\"", HorizontalAlignment.RIGHT),
    /// US dollars per GPU and hour.
    USD_PER_GPU_HOUR("Headroom price", "#,##0.00 \"$/GPU h\"", HorizontalAlignment.RIGHT),
    /// US dollars a month.
    USD_PER_MONTH("Headroom cost a month", "#,##0 \"$/{month}\"", HorizontalAlignment.RIGHT),
    /// US dollars per million tokens.
    USD_PER_MILLION("Headroom cost of tokens", "#,##0.000 \"$/M tok\"", HorizontalAlignment.RIGHT),
    /// Power of a site.
    KILOWATTS("Headroom site power", "#,##0.0 \"kW\"", HorizontalAlignment.RIGHT),
    /// A time in months.
    MONTHS("Headroom months", "#,##0.0 \"{months}\"", HorizontalAlignment.RIGHT),
    /// A time in months that may never end.
    MONTHS_OR_EVER("Headroom months or ever", "[>=1000]\"{stays}\";#,##0.0 \"{months}\"", HorizontalAlignment.RIGHT),
    /// A price of tokens that the reader may change.
    INPUT_TOKENS("Headroom input of a token price", "#,##0.000 \"$/M tok\"", HorizontalAlignment.RIGHT),
    /// A figure that the reader may change, without a unit.
    INPUT("Headroom input", "#,##0.##", HorizontalAlignment.RIGHT),
    /// A share that the reader may change.
    INPUT_SHARE("Headroom input of a share", "#,##0.0\\ %", HorizontalAlignment.RIGHT),
    /// A price of GPUs that the reader may change.
    INPUT_PRICE("Headroom input of a price", "#,##0.00 \"$/GPU h\"", HorizontalAlignment.RIGHT),
    /// US dollars over a term, summed.
    TOTAL_USD_WHOLE("Headroom total money", "#,##0 \"$\"", HorizontalAlignment.RIGHT),
    /// US dollars a month, summed.
    TOTAL_USD_MONTH("Headroom total cost a month", "#,##0 \"$/{month}\"", HorizontalAlignment.RIGHT),
    /// US dollars per million tokens, summed.
    TOTAL_USD_MILLION("Headroom total cost of tokens", "#,##0.000 \"$/M tok\"", HorizontalAlignment.RIGHT),
    /// US dollars per hour, summed.
    TOTAL_USD("Headroom total cost", "#,##0.00 \"$/h\"", HorizontalAlignment.RIGHT),
    /// A share of all.
    TOTAL_SHARE("Headroom total share", "#,##0.0\\ %", HorizontalAlignment.RIGHT),
    /// GPUs, summed.
    TOTAL_GPUS("Headroom total GPUs", "#,##0 \"GPU\"", HorizontalAlignment.RIGHT),
    /// Heading of a sum.
    TOTAL("Headroom total", "General", HorizontalAlignment.LEFT),
    /// A memory size.
    GIB("Headroom memory", "#,##0.0 \"GiB\"", HorizontalAlignment.RIGHT),
    /// A bandwidth.
    GBPS("Headroom bandwidth", "#,##0 \"GB/s\"", HorizontalAlignment.RIGHT),
    /// A rate of arithmetic.
    TFLOPS("Headroom TFLOP/s", "#,##0 \"TFLOP/s\"", HorizontalAlignment.RIGHT),
    /// Power.
    WATTS("Headroom power", "#,##0 \"W\"", HorizontalAlignment.RIGHT),
    /// Parameters, from a number of them.
    PARAMETERS("Headroom parameters", "#,##0.0,,, \"B\"", HorizontalAlignment.RIGHT),
    /// Bytes.
    BYTES("Headroom bytes", "#,##0 \"B\"", HorizontalAlignment.RIGHT),
    /// Gigabytes, from a number of bytes.
    GIGABYTES("Headroom gigabytes", "#,##0.0,,, \"GB\"", HorizontalAlignment.RIGHT),
    /// A day.
    DATE("Headroom date", "yyyy-mm-dd", HorizontalAlignment.LEFT),
    /// A day and a time.
    MOMENT("Headroom moment", "yyyy-mm-dd hh:mm", HorizontalAlignment.LEFT),
    /// A figure without a unit in a column of words.
    SETTING("Headroom setting", "#,##0", HorizontalAlignment.LEFT),
    /// A GPU of a cabin: solid walls.
    CELL_CABIN("Headroom GPU of a cabin", "General", HorizontalAlignment.CENTER),
    /// A GPU of a lane: dashed rails.
    CELL_LANE("Headroom GPU of a lane", "General", HorizontalAlignment.CENTER),
    /// A GPU that no partition holds: a thin dotted outline.
    CELL_FREE("Headroom free GPU", "General", HorizontalAlignment.CENTER),
    /// An objective that holds.
    MET("Headroom met", "General", HorizontalAlignment.LEFT),
    /// An objective that may or may not hold.
    AT_RISK("Headroom at risk", "General", HorizontalAlignment.LEFT),
    /// An objective that does not hold.
    MISSED("Headroom missed", "General", HorizontalAlignment.LEFT),
    /// An objective that nothing was observed for.
    NO_DATA("Headroom no data", "General", HorizontalAlignment.LEFT);

    private static final Pattern WORD = Pattern.compile("\\{(\\w+)}");

    private final String title;
    private final String format;
    private final HorizontalAlignment alignment;

    Style(String title, String format, HorizontalAlignment alignment) {
        this.title = title;
        this.format = format;
        this.alignment = alignment;
    }

    /// The name that Excel shows.
    String title() {
        return title;
    }

    /// Excel's number format, with its units in the language of the workbook.
    String format() {
        return format.indexOf('{') < 0 ? format : WORD.matcher(format).replaceAll(word -> Words.of(Style.class).text("unit." + word.group(1)));
    }

    HorizontalAlignment alignment() {
        return alignment;
    }

    /// Whether the cells hold figures.
    boolean figures() {
        return alignment == HorizontalAlignment.RIGHT;
    }
}
