package io.headroom.engine;

import io.headroom.bench.OwnJvm;
import io.headroom.bench.Figure;
import io.headroom.store.PlanFile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/*
 * Each contestant has a JVM of its own, so that none spoils what the compiler knows about another's calls. They run in turn, round after round, so that what else the machine does
 * hits them alike; a ratio is taken within each round. None may count unless its times agree with Erlang C.
 */
/// Customers per second of processor time for M/M/8, on the path that `evaluate` takes for the sample, in SSJ and in a bare loop.
public final class QueueSpeed {
    private static final int ROUNDS = 5;
    /// Five standard errors and more: with ten million customers they are 0.2 % of the mean and 0.3 % of the percentile.
    private static final double MEAN_TOLERANCE = 0.01;
    private static final double P99_TOLERANCE = 0.015;

    private QueueSpeed() {}

    /// @param arguments a plan with one queue, and the file that takes the figures
    public static void main(String[] arguments) throws IOException, InterruptedException {
        QueueSetting setting = QueueSetting.of(PlanFile.read(Path.of(arguments[0])).plan());
        List<Runner> runners = new ArrayList<>();
        try {
            for (Contestant contestant : Contestant.all()) {
                runners.add(new Runner(contestant, arguments[0]));
            }
            for (int round = 0; round <= ROUNDS; round++) {
                for (Runner runner : runners) {
                    runner.run(round > 0);
                }
                System.out.println(round == 0 ? "queue: warmed up" : "queue: round %d of %d".formatted(round, ROUNDS));
            }
        } finally {
            runners.forEach(Runner::stop);
        }
        runners.forEach(runner -> runner.check(setting));
        Figure.write(Path.of(arguments[1]), figures(runners));
    }

    private static List<Figure> figures(List<Runner> runners) {
        List<Figure> figures = new ArrayList<>();
        runners.forEach(runner -> figures.add(Figure.of(runner.contestant.title(), "customers per cpu second", runner.perSecond)));
        Runner ours = best(runners, Contestant.Kind.HEADROOM);
        Runner bare = best(runners, Contestant.Kind.BARE_WITH_HISTOGRAM);
        Runner guide = best(runners, Contestant.Kind.SSJ);
        Runner lean = best(runners, Contestant.Kind.SSJ_LEAN);
        figures.add(ratio("ours / best SSJ as its guide writes it (aim: 2 or more)", ours, guide));
        figures.add(ratio("ours / best lean SSJ", ours, lean));
        figures.add(ratio("bare loop with histogram / ours (aim: 1.5 or less)", bare, ours));
        return figures;
    }

    private static Runner best(List<Runner> runners, Contestant.Kind kind) {
        ToDoubleFunction<Runner> speed = runner -> Figure.of("", "", runner.perSecond).median();
        return runners.stream().filter(runner -> runner.contestant.kind() == kind).max(Comparator.comparingDouble(speed)).orElseThrow();
    }

    private static Figure ratio(String what, Runner one, Runner other) {
        double[] ratios = new double[ROUNDS];
        Arrays.setAll(ratios, round -> one.perSecond[round] / other.perSecond[round]);
        return Figure.of(what, "", ratios);
    }

    /// A contestant in its JVM.
    private static final class Runner {
        private final Contestant contestant;
        private final Process process;
        private final BufferedWriter orders;
        private final BufferedReader answers;
        private final double[] perSecond = new double[ROUNDS];
        private int counted;
        private double mean;
        private double p99;

        Runner(Contestant contestant, String plan) throws IOException {
            this.contestant = contestant;
            List<String> command = new ArrayList<>(OwnJvm.command());
            command.addAll(List.of(Contestant.class.getName(), plan, contestant.title()));
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            orders = process.outputWriter();
            answers = process.inputReader();
        }

        void run(boolean counts) throws IOException {
            orders.write("run\n");
            orders.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("%s stopped without an answer: its own words are above.".formatted(contestant.title()));
            }
            String[] figures = answer.split(" ", -1);
            if (counts) {
                perSecond[counted++] = Double.parseDouble(figures[0]);
            }
            mean = Double.parseDouble(figures[1]);
            p99 = Double.parseDouble(figures[2]);
        }

        void check(QueueSetting setting) {
            double exactMean = 1 + ErlangC.meanWait(setting.servers(), setting.rate());
            double exactP99 = ErlangC.sojournQuantile(setting.servers(), setting.rate(), 0.99);
            boolean right = Math.abs(mean / exactMean - 1) < MEAN_TOLERANCE
                    && (contestant.kind() == Contestant.Kind.BARE ? Double.isNaN(p99) : Math.abs(p99 / exactP99 - 1) < P99_TOLERANCE);
            if (!right) {
                throw new IllegalStateException(String.format(Locale.ROOT, "%s does not simulate this queue: mean %.5f s and p99 %.4f s, by Erlang C %.5f s and %.4f s.",
                        contestant.title(), mean, p99, exactMean, exactP99));
            }
        }

        void stop() {
            process.destroy();
        }
    }
}
