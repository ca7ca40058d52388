package io.headroom.inspector;

import io.headroom.board.Selection;
import io.headroom.edit.Edit;
import io.headroom.engine.Results;
import io.headroom.look.NumberKind;
import io.headroom.look.State;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.problems.Problems;
import io.headroom.session.Contended;
import io.headroom.words.Entering;
import io.headroom.words.Format;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What the inspector shows, in words and figures: no scene graph, so a test reads it without a toolkit.
///
/// Rows are there because the plan has them: until results are known they show an en dash, so that the page does not grow when they come. A view finds by their
/// shapes which of its nodes can show the newer model.
///
/// @param subject what it is about
/// @param title name of the subject
/// @param state whether its objectives hold
/// @param stateWord that in words; empty where there is nothing to say
/// @param where where it is, or what to do
/// @param shortWhere the same where there is less room
/// @param sections from top to bottom
public record InspectorModel(Selection subject, String title, State state, String stateWord, String where, String shortWhere,
        List<Section> sections) {
    /// Keeps its own copy.
    public InspectorModel {
        sections = List.copyOf(sections);
    }

    /// The tenants that "Move to…" would move together; none where there is nothing to move.
    public List<TenantId> movable() {
        return subject.tenants();
    }

    /// A group of rows under a heading.
    ///
    /// @param note at the right of the heading; empty where there is none
    /// @param kind where the figures of the section come from, or null where it has none
    /// @param margin half width of their interval, such as "±7 %"; empty where that is not known
    /// @param help what the heading means, for those who ask; empty where it is plain
    public record Section(String title, String note, @Nullable NumberKind kind, String margin, String help, List<Row> rows) {
        /// Keeps its own copy.
        public Section {
            rows = List.copyOf(rows);
        }

        static Section of(String title, String note, List<Row> rows) {
            return new Section(title, note, null, "", "", rows);
        }

        /// What its node is built for; its rows may come and go.
        String shape() {
            return title + "\n" + help;
        }
    }

    /// One line of a section.
    public sealed interface Row {
        /// Names the row within the model, the same from one model to the next.
        String id();

        /// What its node is built for: while this is the same, the node can show the newer row.
        default String shape() {
            String kind = getClass().getSimpleName() + " " + id();
            return switch (this) {
                case Fields fields -> kind + fields.fields().stream().map(Field::id).toList();
                case Actions actions -> kind + actions.actions().stream().map(Action::id).toList();
                case Parts parts -> kind + parts.parts().stream().map(Part::id).toList();
                default -> kind;
            };
        }
    }

    /// Something that is so.
    public record Fact(String id, String label, String value) implements Row {}

    /// A paragraph.
    public record Prose(String id, String text) implements Row {}

    /// Fields side by side, each under its label.
    public record Fields(String id, List<Field> fields) implements Row {
        /// Keeps its own copy.
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /// How things are spread, side by side.
    public record Curves(String id, List<Curve> curves) implements Row {
        /// Keeps its own copy.
        public Curves {
            curves = List.copyOf(curves);
        }
    }

    /// How one thing is spread.
    ///
    /// @param medianName what the first mark is called
    /// @param median its value
    /// @param tailName what the second mark is called; empty where all values are the same
    /// @param tail its value
    /// @param spoken all of it, for those who do not see it
    public record Curve(String label, DensityCurve curve, String medianName, String median, String tailName, String tail, String spoken) {}

    /// How often requests come over time.
    ///
    /// @param caption what the bars show, with their values
    public record Bars(String id, RateBars bars, String caption) implements Row {}

    /// What was promised, and what became of it.
    ///
    /// @param target the field for the target
    /// @param value what came out, or an en dash
    /// @param margin half width of its interval; empty where that is not known
    public record Promise(String id, Field target, String value, String margin, State state, String stateWord) implements Row {}

    /// One of several.
    ///
    /// @param chosen index of the option that holds
    public record Choice(String id, String label, List<String> options, int chosen, Change<Integer> change) implements Row {
        /// Keeps its own copy.
        public Choice {
            options = List.copyOf(options);
        }
    }

    /// A number that goes up and down by whole steps.
    ///
    /// @param least smallest value
    /// @param most largest value
    public record Stepper(String id, String label, int value, int step, int least, int most, String note, Change<Integer> change) implements Row {}

    /// A way to something else.
    public record Link(String id, String label, Selection to, State state, String stateWord) implements Row {}

    /// Rows that are shown when they are asked for.
    public record Details(String id, String label, List<Row> rows) implements Row {
        /// Keeps its own copy.
        public Details {
            rows = List.copyOf(rows);
        }
    }

    /// What something rests on.
    public record Sources(String id, List<Source> sources) implements Row {
        /// Keeps its own copy.
        public Sources {
            sources = List.copyOf(sources);
        }
    }

    /// One thing that something rests on.
    ///
    /// @param text what is known of it, in lines
    public record Source(String name, String text) {}

    /// A value that comes from elsewhere and can be set here.
    ///
    /// @param origin where the value comes from
    /// @param back takes back what was set here, or null where nothing was
    public record Setting(String id, Field field, String origin, @Nullable Edit back) implements Row {}

    /// Things to do at a click, side by side.
    public record Actions(String id, List<Action> actions) implements Row {
        /// Keeps its own copy.
        public Actions {
            actions = List.copyOf(actions);
        }
    }

    /// Things to do at a click, in a menu.
    ///
    /// @param label of the button that opens it
    /// @param opens id of the details that are to be open afterwards; empty where there are none
    public record Menu(String id, String label, String opens, List<Action> actions) implements Row {
        /// Keeps its own copy.
        public Menu {
            actions = List.copyOf(actions);
        }
    }

    /// One thing to do at a click.
    ///
    /// @param spoken what it does, for those who do not see what it stands beside
    public record Action(String id, String label, String spoken, Edit edit) {}

    /// A whole and its parts.
    ///
    /// @param total the whole, as it is written
    public record Parts(String id, String label, String total, List<Part> parts) implements Row {
        /// Keeps its own copy.
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    /// One part of a whole.
    ///
    /// @param id names its pattern
    /// @param value as it is written
    /// @param size for the bar, 0 or more
    public record Part(String id, String label, String value, double size) {}

    /// A text that can be changed.
    ///
    /// @param text as it is now, with its unit
    /// @param hint what to enter, shown while the field is empty
    /// @param entering how what is typed is read
    public record Field(String id, String label, String text, String hint, Entering entering, Change<String> change) {
        /// The same field with another text.
        Field withText(String other) {
            return new Field(id, label, other, hint, entering, change);
        }
    }

    /// Makes an edit of what was entered, and tries it on the plan shown.
    public static final class Change<T> {
        private final Plan plan;
        private final Function<T, Edit> edit;

        Change(Plan plan, Function<T, Edit> edit) {
            this.plan = plan;
            this.edit = edit;
        }

        static Change<Integer> of(Plan plan, IntFunction<Edit> edit) {
            return new Change<>(plan, edit::apply);
        }

        /// The edit, or what is wrong with what was entered.
        public Attempt attempt(T entered) {
            try {
                Edit made = edit.apply(entered);
                Plan changed = made.applyTo(plan);
                return new Attempt(changed.equals(plan) ? null : made, "");
            } catch (InvalidPlan refused) {
                return new Attempt(null, Problems.said(refused));
            }
        }
    }

    /// What became of something entered.
    ///
    /// @param edit what to apply, or null where nothing changes
    /// @param problem what is wrong and what to enter instead, one line; empty where all is well
    public record Attempt(@Nullable Edit edit, String problem) {
        /// Whether it can be.
        public boolean fits() {
            return problem.isEmpty();
        }
    }

    /// Reads a plan, where nobody finds out why tenants wait.
    ///
    /// @param results results of this plan, or of the one before it where `pending`; null before there are any
    /// @param pending whether the results wait to be replaced
    public static InspectorModel of(Plan plan, Selection selection, @Nullable Results results, boolean pending, Format format) {
        return of(plan, selection, results, pending, null, format);
    }

    /// Reads a plan.
    ///
    /// @param results results of this plan, or of the one before it where `pending`; null before there are any
    /// @param pending whether the results wait to be replaced
    /// @param contended how far it is known why tenants wait; null where nobody finds out
    public static InspectorModel of(Plan plan, Selection selection, @Nullable Results results, boolean pending, @Nullable Contended contended, Format format) {
        Figures figures = new Figures(plan, results, pending, format);
        return switch (selection.in(plan)) {
            case Selection.None() -> new PlanPage(figures).page();
            case Selection.OfTenant(var id) -> new TenantPage(figures, plan.tenant(id), contended).page();
            case Selection.OfTenants several -> new GroupPage(figures, several).page();
            case Selection.OfPartition(var id) -> new PartitionPage(figures, plan.partition(id)).page();
        };
    }
}
