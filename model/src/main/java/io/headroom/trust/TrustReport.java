package io.headroom.trust;

import io.headroom.engine.Interval;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the simulation says beside what is known, row by row, and in groups.
///
/// @param rows in the order of the file
/// @param groups in the order they are to be read, e.g. one per model and one for all
public record TrustReport(List<Row> rows, List<Group> groups) {
    /// How a row came out.
    public enum Verdict {
        /// What is known lies in the interval of what was simulated.
        INSIDE("inside"),
        /// It does not.
        OUTSIDE("outside"),
        /// The row was not simulated.
        LEFT_OUT("left out");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /// How it is written in files, e.g. `left out`.
        public String word() {
            return word;
        }
    }

    /// One figure, known and simulated.
    ///
    /// @param id what the figure is of, e.g. `M/M/1 c=1;lambda=0.85;mu=1`
    /// @param metric which figure
    /// @param expected what is known, in the unit of the file
    /// @param simulated the same as simulated, NaN where the row is left out
    /// @param interval of the simulated figure, unknown where the row is left out
    /// @param why why it was left out, or what the figure rests on; may be empty
    public record Row(String id, String metric, double expected, double simulated, Interval interval, Verdict verdict, String why) {
        /// A row that is not simulated.
        public static Row leftOut(String id, String metric, double expected, String why) {
            return new Row(id, metric, expected, Double.NaN, Interval.UNKNOWN, Verdict.LEFT_OUT, why);
        }

        /// A row that is simulated: inside or outside by its interval.
        public static Row judged(String id, String metric, double expected, double simulated, Interval interval, String why) {
            boolean inside = interval.lo() <= expected && expected <= interval.hi();
            return new Row(id, metric, expected, simulated, interval, inside ? Verdict.INSIDE : Verdict.OUTSIDE, why);
        }
    }

    /// Rows taken together.
    ///
    /// @param name what they have in common
    /// @param n rows that were simulated
    /// @param ttft error of the time to first token, or null where the rows know none
    /// @param tpot error of the time per output token, or null where the rows know none
    /// @param e2e error of the time from end to end, or null where the rows know none
    /// @param excluded rows left out
    public record Group(String name, int n, @Nullable Errors ttft, @Nullable Errors tpot, @Nullable Errors e2e, int excluded) {
        /// Rows that know no time from end to end.
        public Group(String name, int n, @Nullable Errors ttft, @Nullable Errors tpot, int excluded) {
            this(name, n, ttft, tpot, null, excluded);
        }
    }

    /// Relative errors without their sign, 0.07 for 7 %.
    ///
    /// @param median half of the rows have a smaller one
    /// @param p90 nine of ten rows have a smaller one
    public record Errors(double median, double p90) {}

    /// Keeps its own copies.
    public TrustReport {
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
    }

    /// Rows of a group that are outside. A row belongs to the group with the longest name that its id begins with.
    public long outside(Group group) {
        return rows(Verdict.OUTSIDE).stream().filter(row -> groupName(row).equals(group.name())).count();
    }

    private String groupName(Row row) {
        return groups.stream().map(Group::name).filter(name -> row.id().equals(name) || row.id().startsWith(name + " "))
                .max(Comparator.comparingInt(String::length)).orElse("");
    }

    /// Rows with a verdict.
    public List<Row> rows(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).toList();
    }
}
