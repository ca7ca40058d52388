package io.headroom.welcome;

import io.headroom.board.Selection;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.ObjectiveState;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import io.headroom.session.Settings;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/*
 * A step is done when the plan, the selection and the verdict say so, however that came about: by mouse, by key, by a menu or by undo. The guide goes on by itself when
 * what a step asks for happens while the step is shown; a step that was done before, to which someone went back, stays until Next. So going back never bounces forward.
 */
/// The guided first plan: five steps on the sample "Launch window". Belongs to the front.
public final class Guide {
    /// The steps, in order.
    public enum Step {
        /// See who misses its target, and select it.
        LOOK,
        /// See whom it waits for.
        WHY,
        /// Give that tenant a cabin.
        MOVE,
        /// Let the simulation confirm.
        CONFIRM,
        /// Compare, take back or save.
        KEEP
    }

    /// What the guide looks at.
    ///
    /// @param results the verdict on this very plan; null while there is none
    /// @param compared whether a comparison is open
    /// @param saved whether the plan is in a file of its own
    public record Seen(Plan plan, Selection selection, @Nullable Results results, boolean compared, boolean saved) {}

    /// The tenant that waits and the one it waits for, in the sample.
    private static final TenantId PATIENT = new TenantId("emergency-speech");
    private static final TenantId MOVER = new TenantId("launch-operator");
    private static final String STEP = "guide.step";

    private final Settings settings;
    private final Words words = Words.of(Guide.class);
    private final Format format;
    private final ReadOnlyObjectWrapper<@Nullable GuideModel> model = new ReadOnlyObjectWrapper<>(this, "model", null);
    private @Nullable Step step;
    private @Nullable Seen seen;
    private boolean doneBefore;
    private boolean moved;
    private String before = "";

    /// @param settings remember how far one came
    /// @param format how figures are written
    public Guide(Settings settings, Format format) {
        this.settings = settings;
        this.format = format;
    }

    /// What it says; null while it is closed.
    public ReadOnlyObjectProperty<@Nullable GuideModel> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /// Whether it was begun and not ended.
    public static boolean begun(Settings settings) {
        return settings.choice(STEP, Step.class).isPresent();
    }

    private Optional<Step> kept() {
        return settings.choice(STEP, Step.class);
    }

    /// Whether the guide can work on a plan.
    public static boolean follows(Plan plan) {
        return has(plan, PATIENT) && has(plan, MOVER);
    }

    private static boolean has(Plan plan, TenantId id) {
        return plan.tenants().stream().anyMatch(tenant -> tenant.id().equals(id));
    }

    /// Opens it where it was left, or at the first step.
    public void open() {
        show(kept().orElse(Step.LOOK));
    }

    /// Closes it; it opens again where it was.
    public void close() {
        step = null;
        model.set(null);
    }

    /// Ends it; it begins anew when it is opened again.
    public void end() {
        settings.remove(STEP);
        close();
    }

    /// Shows the step before.
    public void back() {
        Step now = step;
        if (now != null && now != Step.LOOK) {
            show(beside(now, -1));
        }
    }

    /// Shows the next step, whether this one is done or not; after the last one, ends.
    public void next() {
        Step now = step;
        if (now == Step.KEEP) {
            end();
        } else if (now != null) {
            show(beside(now, 1));
        }
    }

    private static Step beside(Step from, int by) {
        List<Step> steps = Arrays.asList(Step.values());
        return steps.get(steps.indexOf(from) + by);
    }

    private void show(Step shown) {
        step = shown;
        settings.put(STEP, shown);
        Seen now = seen;
        // Where one goes on another day the move was not made in this plan, and nothing would ever confirm it.
        if (now != null && shown == Step.CONFIRM && follows(now.plan()) && !apart(now.plan())) {
            show(Step.MOVE);
            return;
        }
        doneBefore = now != null && done(shown, now);
        publish();
    }

    /// Looks again.
    public void see(Seen now) {
        boolean came = follows(now.plan()) && (seen == null || !follows(seen.plan()));
        seen = now;
        if (follows(now.plan())) {
            if (!apart(now.plan())) {
                patient(now).ifPresent(result -> before = figure(result));
            }
            moved |= apart(now.plan());
        }
        Step shown = step;
        if (shown == null) {
            return;
        }
        if (came) {
            // The sample was opened for the guide: where it goes on depends on what is in it.
            show(shown);
            return;
        }
        boolean done = done(shown, now);
        if (done && !doneBefore && shown.compareTo(Step.MOVE) <= 0) {
            show(beside(shown, 1));
        } else {
            // What is undone can be done again.
            doneBefore &= done;
            publish();
        }
    }

    private boolean done(Step asked, Seen now) {
        if (!follows(now.plan())) {
            return false;
        }
        return switch (asked) {
            case LOOK -> now.results() != null && now.selection().equals(new Selection.OfTenant(PATIENT));
            case WHY -> now.selection().equals(new Selection.OfTenant(MOVER)) || apart(now.plan());
            case MOVE -> apart(now.plan());
            case CONFIRM -> apart(now.plan()) && patient(now).map(TenantResult::state).filter(ObjectiveState.MET::equals).isPresent();
            case KEEP -> now.compared() || (now.saved() && apart(now.plan())) || (moved && !apart(now.plan()));
        };
    }

    /// Whether the two do not share GPUs any more.
    private static boolean apart(Plan plan) {
        PartitionId mover = plan.tenant(MOVER).partition();
        return mover != null && !mover.equals(plan.tenant(PATIENT).partition()) && plan.partition(mover).reserved();
    }

    private static Optional<TenantResult> patient(Seen now) {
        return Optional.ofNullable(now.results()).flatMap(results -> results.tenant(PATIENT));
    }

    private void publish() {
        Step shown = step;
        if (shown == null) {
            return;
        }
        Seen now = seen;
        String key = "guide." + shown;
        int number = Arrays.asList(Step.values()).indexOf(shown) + 1;
        String title = words.text(key + ".title");
        if (now == null || !follows(now.plan())) {
            model.set(new GuideModel(shown, number, Step.values().length, false, title, words.text("guide.foreign"), "", "", true));
            return;
        }
        boolean done = done(shown, now);
        Object[] names = names(now.plan());
        model.set(new GuideModel(shown, number, Step.values().length, done, title, words.text(key + ".mouse", names), words.text(key + ".keys", names),
                said(shown, now, done), false));
    }

    /// The patient, the mover, the lane of the patient, the free GPUs beside it, and the cabin to be.
    private Object[] names(Plan plan) {
        PartitionId in = plan.tenant(PATIENT).partition();
        Partition lane = in == null ? null : plan.partition(in);
        Cluster cluster = cluster(plan);
        int free = cluster.gpus() - plan.partitionsOn(cluster.id()).stream().mapToInt(Partition::gpus).sum();
        return new Object[] {plan.tenant(PATIENT).name(), plan.tenant(MOVER).name(), lane == null ? "" : lane.name(), words.count("guide.free", Math.max(0, free)),
            words.text("guide.cabin", cluster.name())};
    }

    /// The cluster of the patient, where there are GPUs for the mover.
    private static Cluster cluster(Plan plan) {
        PartitionId in = plan.tenant(PATIENT).partition();
        return in == null ? plan.fleet().getFirst() : plan.cluster(plan.partition(in).cluster());
    }

    private String said(Step shown, Seen now, boolean done) {
        Optional<TenantResult> result = patient(now);
        return switch (shown) {
            case LOOK -> result.isEmpty() ? words.text("guide.simulating") : "";
            case WHY, MOVE -> "";
            case KEEP -> done ? words.text("guide.end") : "";
            case CONFIRM -> result.isEmpty() ? words.text("guide.simulating")
                    : before.isEmpty() ? words.text("guide.now", figure(result.get()), state(result.get()), result.get().name()) : words.text("guide.beforeAndNow", before, figure(result.get()), state(result.get()), result.get().name());
        };
    }

    private String figure(TenantResult result) {
        return result.objectives().stream().findFirst().map(ObjectiveResult::value).map(value -> format.duration(value).text()).orElse(Format.NONE);
    }

    private String state(TenantResult result) {
        String target = result.objectives().stream().findFirst().map(objective -> format.durationExact(objective.objective().targetSeconds()).text()).orElse(Format.NONE);
        return words.text("guide.state." + result.state().name().toLowerCase(Locale.ROOT), target);
    }

    /// What the step is about, to be outlined.
    public List<Target> targets() {
        GuideModel now = model.get();
        Seen known = seen;
        if (now == null || known == null || now.foreign()) {
            return List.of();
        }
        return switch (now.step()) {
            case LOOK, CONFIRM -> List.of(new Target.OfTenant(PATIENT));
            case WHY -> List.of(new Target.OfTenant(MOVER));
            case MOVE -> now.done() ? List.of(new Target.OfTenant(MOVER)) : List.of(new Target.OfTenant(MOVER), new Target.OfFree(cluster(known.plan()).id()));
            case KEEP -> now.done() ? List.of() : List.of(new Target.OfCommand("scenario.compare"));
        };
    }

    /// What to look at.
    public sealed interface Target {
        /// The chip of a tenant.
        record OfTenant(TenantId tenant) implements Target {}

        /// The free GPUs of a cluster.
        record OfFree(ClusterId cluster) implements Target {}

        /// The button of a command.
        ///
        /// @param command its id
        record OfCommand(String command) implements Target {}
    }
}
