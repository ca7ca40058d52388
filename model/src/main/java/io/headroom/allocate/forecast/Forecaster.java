package io.headroom.allocate.forecast;

import io.headroom.allocate.Assurance;
import io.headroom.allocate.Require;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.plan.Cluster;
import io.headroom.plan.ClusterId;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/*
 * Each promise has three dates. Expected is where its value passes the target with growth as expected. Earliest is where the upper end of its interval does with everything
 * growing at the upper end of its range, latest where the lower end does with everything at the lower ends: between them lies the date, as far as simulation and growth are
 * known. Every date is simulated once for all promises, under the plan's seed, so that dates compare by common random numbers.
 */
/// Says on which dates objectives break as traffic grows, by when to order GPUs, and how many.
public final class Forecaster {
    /// Dates on which loads are estimated, at least.
    private static final int DATES = 48;

    /// What is asked.
    ///
    /// @param until last date to look at, 1 day to 10 years after the start of the plan's run
    /// @param leadDays days from an order to the GPUs, 0 or more
    /// @param assurance what counts as holding
    /// @param growth growth by tenant, in place of what the plan or a recording says
    /// @param mostSimulations plans to simulate at most, 10 or more: a step budget, so that it repeats
    public record Question(LocalDate until, int leadDays, Assurance assurance, Map<TenantId, GrowthRange> growth, int mostSimulations) {
        /// Simulations that are usually enough.
        public static final int USUAL_SIMULATIONS = 300;

        /// Days from an order to the GPUs, where nothing else is said.
        public static final int USUAL_LEAD_DAYS = 90;
        private static final int USUAL_YEARS = 1;

        /// What is asked where nothing else is said: a year from the start of the plan's run.
        public static Question usual(Plan plan) {
            return new Question(usualEnd(plan), USUAL_LEAD_DAYS, Assurance.USUAL, Map.of(), USUAL_SIMULATIONS);
        }

        /// The last date to look at where nothing else is said.
        public static LocalDate usualEnd(Plan plan) {
            return plan.run().start().toLocalDate().plusYears(USUAL_YEARS);
        }

        /// @throws io.headroom.plan.InvalidPlan if a number is out of range
        public Question {
            Require.atLeast("Days from an order to the GPUs", leadDays, 0, "Enter a duration, e.g. 90d.");
            Require.atLeast("Simulations of a forecast", mostSimulations, 10, "Use 300 for most plans.");
            growth = Map.copyOf(growth);
        }
    }

    private final Plan plan;
    private final Question question;
    private final Watcher watcher;
    private final List<WorkloadGrowth> growths;
    private final Outlook outlook;
    private final Trials trials;
    private final Map<GrowthRange.Pace, Course> courses = new EnumMap<>(GrowthRange.Pace.class);

    private Forecaster(Plan plan, Question question, int threads, Watcher watcher) {
        this.plan = plan;
        this.question = question;
        this.watcher = watcher;
        growths = WorkloadGrowth.of(plan, question.growth());
        outlook = new Outlook(plan, growths, question.until());
        trials = new Trials(threads, watcher);
        for (GrowthRange.Pace pace : GrowthRange.Pace.values()) {
            courses.put(pace, new Course(outlook, pace, question.assurance(), trials, question.mostSimulations()));
        }
    }

    /// Forecasts a plan.
    ///
    /// @param threads threads to use, at least one; the forecast is the same with any number
    /// @throws io.headroom.allocate.SearchCancelled if the watcher ended it
    /// @throws io.headroom.plan.InvalidPlan if a date or a growth is out of range, or a partition cannot hold its model
    public static Forecast of(Plan plan, Question question, int threads, Watcher watcher) {
        return new Forecaster(plan, question, threads, watcher).forecast();
    }

    private Course course(GrowthRange.Pace pace) {
        return Objects.requireNonNull(courses.get(outlook.wide() ? pace : GrowthRange.Pace.EXPECTED));
    }

    private Forecast forecast() {
        List<Course.Promise> promises = Course.Promise.of(plan);
        Map<Course.Promise, Course.Crossing> expected = new LinkedHashMap<>();
        int done = 0;
        for (Course.Promise promise : promises) {
            expected.put(promise, course(GrowthRange.Pace.EXPECTED).first(promise, Course.Edge.VALUE, -1));
            watcher.progress(0.5 * ++done / promises.size());
        }
        List<Course.Promise> soonest = promises.stream().sorted(Comparator.comparingInt(promise -> order(Objects.requireNonNull(expected.get(promise))))).toList();
        List<Forecast.Prospect> prospects = new ArrayList<>();
        for (Course.Promise promise : soonest) {
            prospects.add(prospect(promise, Objects.requireNonNull(expected.get(promise))));
            watcher.progress(0.5 + 0.3 * prospects.size() / promises.size());
        }
        prospects.sort(Comparator.comparing(prospect -> prospect.unsafeFrom().orElse(LocalDate.MAX)));
        boolean complete = prospects.stream().allMatch(prospect -> prospect.earliest().exact() && prospect.expected().exact() && prospect.latest().exact());
        List<Forecast.Need> needs = needs(prospects);
        watcher.progress(1);
        return new Forecast(outlook.date(0), outlook.date(outlook.last()), outlook.stepDays(), question.leadDays(), question.assurance(), growths, prospects, needs, loads(), trials.plans(), complete);
    }

    private static int order(Course.Crossing crossing) {
        return crossing.breaks() < 0 ? Integer.MAX_VALUE : crossing.breaks();
    }

    private Forecast.Prospect prospect(Course.Promise promise, Course.Crossing expected) {
        Course.Crossing earliest = course(GrowthRange.Pace.FAST).first(promise, Course.Edge.ASSURED, expected.breaks());
        Course.Crossing latest = course(GrowthRange.Pace.SLOW).first(promise, Course.Edge.NOT_SURELY, expected.breaks());
        Course usual = course(GrowthRange.Pace.EXPECTED);
        Forecast.Standing then = usual.known(expected.breaks() >= 0 ? expected.breaks() : Math.max(0, expected.holds()), promise);
        Course.Crossing first = expected.breaks() >= 0 ? expected : earliest;
        Forecast.Standing broken = first.breaks() < 0 ? null : expected.breaks() >= 0 ? then : course(GrowthRange.Pace.FAST).known(first.breaks(), promise);
        return new Forecast.Prospect(promise.tenant(), promise.objective(), Objects.requireNonNull(plan.tenant(promise.tenant()).partition()), moment(earliest), moment(expected), moment(latest),
                broken == null ? null : cause(promise, broken), usual.known(0, promise), then);
    }

    private static Forecast.Cause cause(Course.Promise promise, Forecast.Standing broken) {
        if (!broken.there()) {
            return Forecast.Cause.SUPPLY;
        }
        return promise.objective() == null && broken.throttled() > broken.value() / 2 ? Forecast.Cause.LIMITS : Forecast.Cause.CAPACITY;
    }

    private Forecast.Moment moment(Course.Crossing crossing) {
        return new Forecast.Moment(date(crossing.holds()), date(crossing.breaks()), crossing.exact());
    }

    private @Nullable LocalDate date(int step) {
        return step < 0 ? null : outlook.date(step);
    }

    /// Sizes of partitions that outgrow theirs, the first to break first: it takes the free GPUs of its cluster.
    private List<Forecast.Need> needs(List<Forecast.Prospect> prospects) {
        Map<PartitionId, LocalDate> when = new LinkedHashMap<>();
        prospects.stream().filter(prospect -> prospect.cause() == Forecast.Cause.CAPACITY)
                .forEach(prospect -> prospect.unsafeFrom().ifPresent(date -> when.putIfAbsent(prospect.partition(), date)));
        Map<ClusterId, Integer> free = new HashMap<>();
        List<Forecast.Need> needs = new ArrayList<>();
        when.forEach((id, date) -> {
            Partition partition = plan.partition(id);
            Cluster cluster = plan.cluster(partition.cluster());
            Integer expected = size(GrowthRange.Pace.EXPECTED, id);
            Integer fast = outlook.wide() ? larger(expected, size(GrowthRange.Pace.FAST, id)) : expected;
            int left = free.getOrDefault(cluster.id(), plan.freeGpus(cluster));
            int taken = expected == null ? 0 : Math.clamp(expected - partition.gpus(), 0, left);
            free.put(cluster.id(), left - taken);
            needs.add(new Forecast.Need(id, partition.gpus(), expected, fast, taken, date, date.minusDays(question.leadDays())));
            watcher.progress(0.8 + 0.2 * needs.size() / when.size());
        });
        return needs;
    }

    /// Both loads must be carried; near the edge one run may be luckier with less.
    private static @Nullable Integer larger(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null ? null : Integer.valueOf(Math.max(one, other));
    }

    /// The size on the last date, or null where its cluster is not there by then or no size helps.
    private @Nullable Integer size(GrowthRange.Pace pace, PartitionId id) {
        Plan then = outlook.at(outlook.last(), pace);
        return then.tenantsIn(id).isEmpty() ? null : new GrownSize(then, id, question.assurance(), trials, question.mostSimulations() * 2).find();
    }

    private List<Forecast.Load> loads() {
        Set<Integer> steps = new TreeSet<>();
        for (int i = 0; i <= DATES; i++) {
            steps.add((int) Math.round((double) i * outlook.last() / DATES));
        }
        outlook.stretches().forEach(stretch -> {
            steps.add(stretch.first());
            steps.add(stretch.last());
        });
        return steps.stream().map(step -> new Forecast.Load(outlook.date(step), course(GrowthRange.Pace.SLOW).loads(step), course(GrowthRange.Pace.EXPECTED).loads(step),
                course(GrowthRange.Pace.FAST).loads(step))).toList();
    }
}
