package io.headroom.cli;

import io.headroom.calibrate.Profiles;
import io.headroom.calibrate.RecordedRun;
import io.headroom.calibrate.RunReplay.Latency;
import io.headroom.catalog.Catalogue;
import io.headroom.plan.GpuTypeId;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Profile;
import io.headroom.report.json.TrustJson;
import io.headroom.store.AtomicFile;
import io.headroom.trust.RunCheck;
import io.headroom.trust.TrustReport;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `headroom validate --run FOLDER`: a recorded run beside its simulation.
final class RunValidation {
    private static final Words WORDS = Words.of(RunValidation.class);
    private static final Format FORMAT = Format.here();

    private final Terminal terminal;
    private final RunPicture picture;

    @Option(names = "--run", paramLabel = "FOLDER")
    private @Nullable Path folder;

    @Option(names = "--gpu", paramLabel = "ID")
    private @Nullable String gpu;

    @Option(names = "--png", paramLabel = "FILE")
    private @Nullable Path png;

    RunValidation(Terminal terminal, RunPicture picture) {
        this.terminal = terminal;
        this.picture = picture;
    }

    /// The folder of the run to compare with, or null if none was named.
    @Nullable Path folder() {
        return folder;
    }

    /// @throws BadInput if an option was given that has no meaning without a recorded run
    void refuseWithout() throws BadInput {
        String stray = gpu != null ? "--gpu" : png != null ? "--png" : null;
        if (stray != null) {
            throw new BadInput(WORDS.text("validate.stray", stray));
        }
    }

    /// Compares, and says how it came out.
    ///
    /// @param profiles put before the profiles that ship
    /// @param json where the report goes, `-` for standard output, or null
    /// @return whether all errors are within what is allowed
    boolean run(Path recorded, List<Profile> profiles, @Nullable Path json) throws IOException, BadInput {
        checkTargets(recorded, json);
        RunCheck check = check(recorded, profiles);
        if (png != null) {
            byte[] drawn = picture.png(check.replayed());
            AtomicFile.replace(png, out -> out.write(drawn));
        }
        if (json != null && json.toString().equals("-")) {
            terminal.out().write(TrustJson.bytes(check));
            terminal.out().flush();
            return check.inside();
        }
        terminal.out().print(text(check));
        if (json != null) {
            AtomicFile.replace(json, out -> out.write(TrustJson.bytes(check)));
        }
        targets(json).forEach(target -> terminal.out().println(WORDS.text("wrote", target)));
        return check.inside();
    }

    private RunCheck check(Path recorded, List<Profile> profiles) throws IOException, BadInput {
        Catalogue catalogue = Catalogue.shipped();
        RecordedRun run = RecordedRun.read(recorded, catalogue, gpuType());
        return RunCheck.of(run, Profiles.of(Stream.concat(catalogue.profiles(run.gpu().id()).stream(), profiles.stream()).toList()));
    }

    private @Nullable GpuTypeId gpuType() throws BadInput {
        try {
            return gpu == null ? null : new GpuTypeId(gpu);
        } catch (InvalidPlan noId) {
            throw new BadInput(WORDS.text("validate.gpu", gpu));
        }
    }

    private List<Path> targets(@Nullable Path json) {
        return Stream.of(json, png).flatMap(Stream::ofNullable).filter(file -> !Targets.output(file)).toList();
    }

    private void checkTargets(Path recorded, @Nullable Path json) throws IOException, BadInput {
        Targets targets = new Targets();
        for (Path target : targets(json)) {
            if (target.toAbsolutePath().normalize().startsWith(recorded.toAbsolutePath().normalize())) {
                throw new BadInput(WORDS.text("validate.recording", target));
            }
            targets.claim(target);
        }
    }

    private static String text(RunCheck check) {
        RecordedRun run = check.replayed().run();
        StringBuilder text = new StringBuilder();
        line(text, WORDS.count("run.heading", run.requests().size(), run.name(), run.model().name(), run.gpu().name()));
        line(text, WORDS.text("run.clock"));
        line(text, "");
        line(text, cells("", WORDS.text("run.measured"), WORDS.text("run.simulated"), WORDS.text("run.error"), WORDS.text("run.allowed")));
        for (Latency latency : Latency.values()) {
            line(text, cells(latency.name(), median(check, latency, true), median(check, latency, false), errors(check.errors(latency)),
                    errors(check.allowed(latency))));
        }
        line(text, "");
        line(text, WORDS.text("run.counts", decimal(check.replayed().runningDifference()), decimal(check.replayed().waitingDifference())));
        return text.toString();
    }

    private static String median(RunCheck check, Latency latency, boolean measured) {
        double[] all = check.replayed().requests().stream().mapToDouble(one -> latency.of(measured ? one.request().measured() : one.simulated()))
                .filter(value -> !Double.isNaN(value)).sorted().toArray();
        return all.length == 0 ? Format.NONE : FORMAT.duration(all[(all.length - 1) / 2]).text();
    }

    private static String errors(TrustReport.Errors errors) {
        return Double.isNaN(errors.median()) ? Format.NONE : WORDS.text("trust.errors", decimal(100 * errors.median()), decimal(100 * errors.p90()));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String cells(String name, String measured, String simulated, String error, String allowed) {
        return "%-6s%12s%12s%26s%26s".formatted(name, measured, simulated, error, allowed);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
