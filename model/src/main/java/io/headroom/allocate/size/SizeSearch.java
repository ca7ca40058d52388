package io.headroom.allocate.size;

import io.headroom.allocate.SearchCancelled;
import io.headroom.allocate.Trials;
import io.headroom.allocate.Watcher;
import io.headroom.allocate.explain.Binding;
import io.headroom.plan.Cluster;
import io.headroom.plan.Partition;
import io.headroom.plan.PartitionId;
import io.headroom.plan.Plan;
import io.headroom.plan.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * The estimate orders the options, since it takes a millisecond where a simulation takes a second. The most promising is then sized by simulation: from the number the
 * estimate names outwards, in steps that double, until one number does and a smaller one does not, and then by halves until the two are neighbours. So the answer is
 * never one of which only the monotony of queues says that one fewer would not do: that has been simulated too. Each other option gets one trial, with as many GPUs as
 * would beat the best: if that does not do, the option is out; if it does, the search goes on below. The model that is liked best comes first, and only where it has no
 * size at all the next one is asked.
 */
/// Finds the fewest GPUs with which a tenant or a lane keeps its objectives. The same question has the same answer on any number of threads.
public final class SizeSearch {
    private static final int MOST_ALTERNATIVES = 6;
    /// Options tried at full size of which the estimate finds that no size does.
    private static final int HOPELESS_TRIED = 2;
    /// Trials that an option takes, about: tells how far a search is.
    private static final double TRIALS_EACH = 6;
    /// Of a number of replicas, the part by which the first step changes it.
    private static final int FIRST_STEP = 16;

    private final SizeQuestion question;
    private final Trials trials;
    private final Judge judge;
    private final Watcher watcher;
    private final List<Guess> guesses = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private double expectedTrials = 1;
    private @Nullable Found best;
    private boolean complete = true;

    /// A size that does.
    private record Found(Stage stage, Judge.Judged judged) {
        Size size() {
            return judged.size();
        }
    }

    private SizeSearch(SizeQuestion question, int threads, Watcher watcher) {
        this.question = question;
        this.watcher = watcher;
        trials = new Trials(threads, watcher);
        judge = new Judge(question, trials);
    }

    /// Answers a question.
    ///
    /// @param threads threads to use, at least one
    /// @return where it was cancelled with a size in hand, that one, marked as not complete
    /// @throws SearchCancelled if the watcher ended it before there was any size
    /// @throws io.headroom.plan.InvalidPlan if a plan cannot run
    public static SizeAnswer answer(SizeQuestion question, int threads, Watcher watcher) {
        return new SizeSearch(question, threads, watcher).answer();
    }

    private SizeAnswer answer() {
        Options options = Options.of(question);
        obstacles.addAll(options.obstacles());
        for (Option option : options.all()) {
            guesses.add(Guess.of(new Stage(question, option), question.assurance()));
            stopIfCancelled();
        }
        expectedTrials = TRIALS_EACH + Math.min(guesses.size(), MOST_ALTERNATIVES) * TRIALS_EACH / 2;
        try {
            int worst = options.all().stream().mapToInt(Option::rank).max().orElse(-1);
            for (int rank = 0; rank <= worst && best == null; rank++) {
                sizeAmong(rank);
            }
        } catch (Judge.OutOfSteps used) {
            complete = false;
            guesses.stream().filter(guess -> best == null && guess.stage().option().allowed() && obstacles.stream().noneMatch(one -> one.option().equals(guess.stage().option())))
                    .forEach(guess -> obstacles.add(new Obstacle(guess.stage().option(), Obstacle.Reason.NOT_TRIED, null, null, needed(guess), null)));
        } catch (SearchCancelled cancelled) {
            if (best == null) {
                throw cancelled;
            }
            complete = false;
        }
        return explained(alternatives());
    }

    private void stopIfCancelled() {
        if (watcher.cancelled()) {
            throw new SearchCancelled();
        }
    }

    /// The allowed options with a model, those first that the estimate likes best, and those last of which it finds that no size does.
    private List<Guess> allowed(int rank) {
        return guesses.stream().filter(guess -> guess.stage().option().rank() == rank && guess.stage().option().allowed())
                .sorted(Comparator.comparingInt(Guess::gpus).thenComparingDouble(guess -> guess.stage().usdPerHour(1) / guess.stage().option().gpusPerReplica())).toList();
    }

    private void sizeAmong(int rank) throws Judge.OutOfSteps {
        int hopeless = 0;
        for (Guess guess : allowed(rank)) {
            if (guess.steps() == null && hopeless++ >= HOPELESS_TRIED) {
                obstacles.add(obstacle(guess, null));
                continue;
            }
            if (best != null && best.stage().option().pool() && guess.stage().option().deployment().model().equals(best.stage().option().deployment().model())
                    && !guess.stage().option().pool()) {
                continue;
            }
            Found before = best;
            Found found = before == null ? size(guess, guess.stage().most()) : size(guess, mostToBeat(guess.stage(), before.size()));
            if (found != null && (before == null || Size.FEWEST.compare(found.size(), before.size()) < 0)) {
                best = found;
            }
        }
    }

    /// The largest number of steps that beats a size.
    private static int mostToBeat(Stage stage, Size size) {
        int steps = size.gpus() / stage.option().step();
        boolean beats = stage.gpus(steps) < size.gpus() || stage.usdPerHour(steps) < size.usdPerHour();
        return Math.min(stage.most(), beats ? steps : steps - 1);
    }

    /// The fewest steps of an option that do, or null if no number up to a bound does.
    private @Nullable Found size(Guess guess, int bound) throws Judge.OutOfSteps {
        Stage stage = guess.stage();
        if (bound < 1) {
            if (best == null) {
                obstacles.add(obstacle(guess, null));
            }
            return null;
        }
        int does = Math.min(guess.steps() == null ? bound : guess.steps(), bound);
        int doesNot = 0;
        for (int step = Math.max(1, does / FIRST_STEP); !judged(stage, does).does(); step *= 2) {
            if (does == bound) {
                if (best == null) {
                    obstacles.add(obstacle(guess, judge.of(stage, bound)));
                }
                return null;
            }
            doesNot = does;
            does = Math.min(bound, does + step);
        }
        return between(stage, doesNot, does);
    }

    /// The fewest steps that do, between a number that does not, or 0, and one that does: from above in steps that double until one does not, then by halves.
    private Found between(Stage stage, int from, int to) throws Judge.OutOfSteps {
        int doesNot = from;
        int does = to;
        for (int step = Math.max(1, does / FIRST_STEP); doesNot == 0 && does - step > 0; step *= 2) {
            if (judged(stage, does - step).does()) {
                does -= step;
            } else {
                doesNot = does - step;
            }
        }
        while (does - doesNot > 1) {
            int middle = (does + doesNot) / 2;
            if (judged(stage, middle).does()) {
                does = middle;
            } else {
                doesNot = middle;
            }
        }
        return new Found(stage, judge.of(stage, does));
    }

    private Judge.Judged judged(Stage stage, int steps) throws Judge.OutOfSteps {
        Judge.Judged judged = judge.of(stage, steps);
        if (judged.does() && best == null) {
            best = new Found(stage, judged);
        } else if (judged.does() && best != null && stage == best.stage() && steps < best.judged().steps()) {
            best = new Found(stage, judged);
        }
        watcher.progress(Math.min(0.95, trials.plans() / expectedTrials));
        return judged;
    }

    private Obstacle obstacle(Guess guess, Judge.@Nullable Judged atMost) {
        Option option = guess.stage().option();
        Binding.Refusal refusal = atMost == null ? null : Binding.refusal(atMost.results(), _ -> true);
        if (refusal != null && atMost != null && atMost.size().servedShare() < question.assurance().servedShare()) {
            return new Obstacle(option, Obstacle.Reason.LIMIT, null, null, null, refusal);
        }
        Outcome found = atMost == null ? null : atMost.size().tightest().orElse(null);
        if (guess.steps() == null && guess.lacking() != null) {
            return new Obstacle(option, Obstacle.Reason.FLOOR, null, guess.lacking(), null, null);
        }
        return new Obstacle(option, guess.refused() ? Obstacle.Reason.LIMIT : Obstacle.Reason.TOO_FEW_GPUS, null, found, needed(guess), null);
    }

    private static @Nullable Integer needed(Guess guess) {
        return guess.steps() == null ? null : guess.gpus();
    }

    /// The best degree of each other precision, model and cluster, simulated as far as the steps reach, else estimated.
    private List<Size> alternatives() {
        List<Size> alternatives = new ArrayList<>();
        boolean going = complete;
        for (Guess guess : others()) {
            Size size = null;
            if (going) {
                try {
                    Found found = size(guess, guess.stage().most());
                    size = found == null ? null : found.size();
                } catch (Judge.OutOfSteps | SearchCancelled ended) {
                    going = false;
                }
            }
            if (!going && guess.steps() != null && guess.steps() <= guess.stage().most()) {
                size = Guess.size(guess.stage(), guess.steps(), question.assurance());
            }
            if (size != null) {
                alternatives.add(size);
            }
        }
        alternatives.sort(Size.FEWEST);
        return alternatives;
    }

    private List<Guess> others() {
        List<Guess> others = new ArrayList<>();
        List<Guess> promising = guesses.stream().filter(guess -> guess.steps() != null && guess.steps() <= guess.stage().most())
                .sorted(Comparator.comparingInt(Guess::gpus)).toList();
        for (Guess guess : promising) {
            Option option = guess.stage().option();
            boolean told = best != null && best.size().option().sameKind(option);
            if (!told && others.size() < MOST_ALTERNATIVES && others.stream().noneMatch(other -> other.stage().option().sameKind(option))) {
                others.add(guess);
            }
        }
        return others;
    }

    private SizeAnswer explained(List<Size> alternatives) {
        Found found = best;
        if (found == null) {
            watcher.progress(1);
            return new SizeAnswer(question, null, null, null, null, 0, alternatives, obstacles, complete, trials.plans(), trials.requests());
        }
        Size size = found.size();
        Judge.Judged fewer = judge.known(found.stage(), found.judged().steps() - 1);
        Binding binding = null;
        Binding fewerBinding = null;
        try {
            binding = binding(found.stage(), found.judged());
            fewerBinding = fewer == null ? null : binding(found.stage(), fewer);
        } catch (SearchCancelled cancelled) {
            complete = false;
        }
        watcher.progress(1);
        return new SizeAnswer(question, size, binding, fewer == null ? null : fewer.size(), fewerBinding, freeGpus(size.option().cluster()), alternatives, obstacles, complete,
                trials.plans(), trials.requests());
    }

    private Binding binding(Stage stage, Judge.Judged judged) {
        return Binding.of(stage.plan(judged.steps()), stage.partition(), judged.results(), watcher.part(0.95, 1));
    }

    /// GPUs of a cluster that are free, and those that what is sized holds there.
    private int freeGpus(Cluster cluster) {
        Plan plan = question.plan();
        return plan.freeGpus(cluster) + plan.partitions().stream().filter(partition -> partition.cluster().equals(cluster.id()) && heldBySubject(partition))
                .mapToInt(Partition::gpus).sum();
    }

    private boolean heldBySubject(Partition partition) {
        return switch (question.subject()) {
            case Subject.OneTenant(TenantId id) -> partition.reserved() && partition.id().equals(question.plan().tenant(id).partition());
            case Subject.Lane(PartitionId id) -> partition.id().equals(id);
        };
    }
}
