package io.headroom.cli;

import io.headroom.calibrate.Calibrated;
import io.headroom.calibrate.Calibration;
import io.headroom.calibrate.MeasuredRow;
import io.headroom.calibrate.MeasuredTable;
import io.headroom.catalog.Catalogue;
import io.headroom.edit.Edits;
import io.headroom.plan.GpuType;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.report.json.CalibrationJson;
import io.headroom.store.AtomicFile;
import io.headroom.store.PlanDocument;
import io.headroom.store.PlanFile;
import io.headroom.store.ProfileFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `headroom calibrate FILE`: fits the constants of the simulation to measured runs and puts them into a plan or a file of profiles.
@Command(name = "calibrate", mixinStandardHelpOptions = true, versionProvider = HeadroomCommand.Version.class, resourceBundle = "io.headroom.cli.messages",
        sortOptions = false)
final class CalibrateCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(CalibrateCommand.class);

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    @SuppressWarnings("NullAway.Init") // picocli sets it, or refuses
    private Path file;

    @Option(names = "--into", paramLabel = "PLAN")
    private @Nullable Path into;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE")
    private @Nullable Path output;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    @Option(names = "--threads", paramLabel = "N", converter = Quantities.Count.class)
    private @Nullable Integer threads;

    CalibrateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, BadInput {
        int cores = Quantities.threads(threads);
        PlanDocument document = into == null ? null : PlanFile.read(into);
        if (document != null) {
            document.warnings().forEach(warning -> terminal.err().println(WORDS.text("warning", warning)));
        }
        checkTargets();
        List<MeasuredRow> rows = MeasuredTable.read(file, Catalogue.shipped());
        checkUsable(rows, file);
        if (document != null) {
            checkUse(rows, document.plan());
        }
        Calibration.Outcome found = calibrate(rows, cores);
        List<Profile> profiles = found.profiles().stream().map(Calibrated::profile).toList();
        Plan changed = document == null ? null : Edits.calibrate(document.plan(), profiles).applyTo(document.plan());
        say(found, rows, changed);
        if (document != null && changed != null) {
            PlanFile.write(target(), document.with(changed));
        } else if (output != null) {
            ProfileFile.write(output, profiles);
        }
        written();
        return Program.DONE;
    }

    /// Where the plan goes.
    private Path target() {
        return output == null ? Objects.requireNonNull(into) : output;
    }

    /// Before the fit, which may take long: whether what it finds can be written, and over nothing that is read.
    private void checkTargets() throws IOException, BadInput {
        List<Path> taken = new ArrayList<>(List.of(file.toAbsolutePath().normalize()));
        if (into != null) {
            claim(target(), taken);
        } else if (output != null) {
            claim(output, taken);
        }
        if (json != null && !toOutput()) {
            if (into != null) {
                taken.add(into.toAbsolutePath().normalize());
            }
            claim(json, taken);
        }
    }

    private static void claim(Path target, List<Path> taken) throws IOException, BadInput {
        if (taken.contains(target.toAbsolutePath().normalize())) {
            throw new BadInput(WORDS.text("calibrate.taken", target));
        }
        taken.add(target.toAbsolutePath().normalize());
        AtomicFile.check(target);
    }

    private boolean toOutput() {
        return json != null && json.toString().equals("-");
    }

    /// @throws BadInput if no row of a table can be simulated, with the rules that keep them out
    static void checkUsable(List<MeasuredRow> rows, Path file) throws BadInput {
        if (rows.stream().allMatch(row -> row.point() == null)) {
            throw new BadInput(WORDS.text("calibrate.none", file, rows.size(), MeasuredRow.leftOut(rows).entrySet().stream()
                    .map(rule -> WORDS.text("calibrate.none.rule", rule.getValue().size(), WORDS.of(rule.getKey()))).collect(Collectors.joining("; "))));
        }
    }

    private void checkUse(List<MeasuredRow> rows, Plan plan) throws BadInput {
        List<String> gpus = plan.gpuTypes().stream().map(GpuType::id).map(Object::toString).toList();
        if (rows.stream().noneMatch(row -> row.point() != null && gpus.contains(row.group().gpu()))) {
            throw new BadInput(WORDS.text("calibrate.elsewhere", file, plan.name(), String.join(", ", gpus)));
        }
    }

    private Calibration.Outcome calibrate(List<MeasuredRow> rows, int cores) {
        AtomicReference<Double> share = new AtomicReference<>(0.0);
        Progress progress = Progress.start(terminal, "progress.calibrate", share::get);
        try {
            return Objects.requireNonNull(Calibration.of(rows, Catalogue.shipped(), cores, () -> false, done -> share.accumulateAndGet(done, Math::max)));
        } finally {
            progress.stop();
        }
    }

    private void say(Calibration.Outcome found, List<MeasuredRow> rows, @Nullable Plan changed) throws IOException {
        if (json != null) {
            byte[] bytes = CalibrationJson.bytes(found, rows, changed);
            if (toOutput()) {
                terminal.out().write(bytes);
                terminal.out().flush();
                return;
            }
            AtomicFile.replace(json, out -> out.write(bytes));
        }
        terminal.out().print(new CalibrationTable(found, rows).text());
        if (changed != null) {
            terminal.out().println();
            Edits.usable(changed, found.profiles().stream().map(Calibrated::profile).toList()).forEach(profile -> terminal.out().println(applies(profile, changed)));
        }
        terminal.out().flush();
    }

    private static String applies(Profile profile, Plan plan) {
        String partitions = plan.partitionsWithin(profile.scope()).stream().map(Partition::name).collect(Collectors.joining(", "));
        return partitions.isEmpty() ? WORDS.text("calibration.appliesNowhere", profile.name()) : WORDS.text("calibration.applies", profile.name(), partitions);
    }

    /// Says what was written, where standard output is not the report itself.
    private void written() {
        if (toOutput()) {
            return;
        }
        if (json != null) {
            terminal.out().println(WORDS.text("wrote", json));
        }
        if (into != null || output != null) {
            terminal.out().println(WORDS.text("wrote", target()));
        }
    }
}
