package io.headroom.cli;

import io.headroom.plan.Profile;
import io.headroom.store.ProfileDocument;
import io.headroom.store.ProfileFile;
import io.headroom.trust.MeasuredCheck;
import io.headroom.trust.TrustReport;
import io.headroom.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options of `headroom validate` that are about measured runs, and the comparison they ask for.
final class MeasuredValidation {
    private static final Words WORDS = Words.of(MeasuredValidation.class);

    @Option(names = "--measured", paramLabel = "FILE")
    private @Nullable Path measured;

    @Option(names = "--profile", paramLabel = "PROFILE")
    private List<Path> profiles = new ArrayList<>();

    @Option(names = "--held-out", paramLabel = "rows|engine|gpus", converter = Way.class)
    private MeasuredCheck.@Nullable HeldOut heldOut;

    @Option(names = "--requests-per-client", paramLabel = "N", converter = Quantities.Count.class)
    private @Nullable Integer requestsPerClient;

    @Option(names = "--shortest", paramLabel = "SHARE", converter = Quantities.Share.class)
    private @Nullable Double shortest;

    @Option(names = "--ramp", paramLabel = "TIME", converter = Quantities.Seconds.class)
    private @Nullable Double ramp;

    /// How rows are held out, in the words of the option.
    static final class Way implements ITypeConverter<MeasuredCheck.HeldOut> {
        @Override
        public MeasuredCheck.HeldOut convert(String text) {
            for (MeasuredCheck.HeldOut way : MeasuredCheck.HeldOut.values()) {
                if (way.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return way;
                }
            }
            throw new TypeConversionException(WORDS.text("heldOut", text));
        }
    }

    /// The table to compare with, or null if none was named.
    @Nullable Path file() {
        return measured;
    }

    /// @param withProfiles whether what is compared with instead is simulated with profiles too
    /// @throws BadInput if an option was given that has no meaning without a table
    void refuseWithout(boolean withProfiles) throws BadInput {
        Map<String, Boolean> given = ours();
        given.put("--held-out", heldOut != null);
        if (withProfiles) {
            given.remove("--profile");
        }
        refuse(given, "validate.onlyMeasured");
    }

    /// The options that say what to simulate with, and whether each was given.
    private Map<String, Boolean> ours() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--profile", !profiles.isEmpty());
        given.put("--requests-per-client", requestsPerClient != null);
        given.put("--shortest", shortest != null);
        given.put("--ramp", ramp != null);
        return given;
    }

    private static void refuse(Map<String, Boolean> given, String key) throws BadInput {
        for (Map.Entry<String, Boolean> option : given.entrySet()) {
            if (option.getValue()) {
                throw new BadInput(WORDS.text(key, option.getKey()));
            }
        }
    }

    /// Compares.
    ///
    /// @param file the table, for messages
    TrustReport run(MeasuredCheck check, Path file, int cores, Terminal terminal) throws IOException, BadInput {
        if (heldOut != null) {
            refuse(ours(), "validate.heldOut");
            CalibrateCommand.checkUsable(check.rows(), file);
        }
        MeasuredCheck.Taken taken = new MeasuredCheck.Taken(requestsPerClient, shortest, ramp);
        List<Profile> given = profiles(terminal);
        Progress progress = Progress.start(terminal, heldOut == null ? "progress.simulate" : "progress.calibrate", check::progress);
        try {
            return heldOut == null ? check.against(given, taken, cores, () -> false) : check.heldOut(heldOut, cores, () -> false);
        } finally {
            progress.stop();
        }
    }

    /// The profiles of the files that were named.
    List<Profile> profiles(Terminal terminal) throws IOException {
        List<Profile> given = new ArrayList<>();
        for (Path profile : profiles) {
            ProfileDocument document = ProfileFile.read(profile);
            document.warnings().forEach(warning -> terminal.err().println(WORDS.text("warning", profile + ": " + warning)));
            given.addAll(document.profiles());
        }
        return given;
    }
}
