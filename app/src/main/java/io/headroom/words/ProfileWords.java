package io.headroom.words;

import io.headroom.edit.CoefficientEdits;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.Protocol;
import io.headroom.plan.Serving;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What profiles give, where they apply and how far to trust them, in words: the same in the window, the workbook and dialogs.
public final class ProfileWords {
    private static final int EDITED_FIGURES = 4;

    private final Words words;
    private final Format format;

    private ProfileWords(Words words, Format format) {
        this.words = words;
        this.format = format;
    }

    /// Words in the language of the desktop.
    public static ProfileWords here() {
        return of(Locale.getDefault(Locale.Category.DISPLAY), Format.here());
    }

    /// Words in a chosen language; English where that language is missing.
    public static ProfileWords of(Locale locale, Format format) {
        return new ProfileWords(Words.of(ProfileWords.class, locale), format);
    }

    /// Where a profile applies, e.g. "llama-3.1-70b · fp8 · h100-80-sxm · vllm 0.12.0", or "everywhere".
    public String scope(Profile.Scope scope) {
        String where = Stream.of(subject(scope), place(scope)).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
        return where.isEmpty() ? words.text("profile.everywhere") : where;
    }

    /// What a profile is for: a model and precision, e.g. "llama-3.1-70b · fp8", or a family, e.g. "dense models"; empty where it is for any.
    public String subject(Profile.Scope scope) {
        List<String> parts = new ArrayList<>();
        if (scope.model() != null) {
            parts.add(scope.model().value());
        } else if (scope.family() != null) {
            parts.add(words.of(scope.family()));
        }
        if (scope.precision() != null) {
            parts.add(scope.precision().name().toLowerCase(Locale.ROOT));
        }
        return String.join(" · ", parts);
    }

    /// What it runs on, e.g. "h100-80-sxm · vllm 0.12.0"; empty where that may be anything.
    public String place(Profile.Scope scope) {
        String engine = scope.engine() == null ? "" : scope.engineVersion() == null ? scope.engine() : scope.engine() + " " + scope.engineVersion();
        return Stream.of(scope.gpu() == null ? "" : scope.gpu().value(), engine).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    /// How far a profile can be trusted, e.g. "TTFT ±15 % (P90 50 %), TPOT ±4 % (P90 13 %), 110 points"; or that nobody knows.
    public String accuracy(Profile.@Nullable Accuracy accuracy) {
        return accuracy == null ? words.text("profile.unchecked") : words.text("profile.accuracy", percent(accuracy.ttftMedian()), percent(accuracy.ttftP90()),
                percent(accuracy.tpotMedian()), percent(accuracy.tpotP90()), format.whole(accuracy.points()));
    }

    /// An error as a share, in percent with two figures, e.g. "15 %".
    public String percent(double share) {
        return Double.isNaN(share) ? Format.NONE : format.margin(share).substring(1);
    }

    /// How the measurements behind a profile were taken, in one line; empty where there are none.
    public String protocol(@Nullable Protocol protocol) {
        if (protocol == null) {
            return "";
        }
        String ramp = protocol.rampSeconds() == 0 ? words.text("protocol.burst") : words.text("protocol.ramp", format.durationExact(protocol.rampSeconds()).text());
        String lengths = protocol.shortest() == 1 ? words.text("protocol.fixed") : words.text("protocol.lengths", percent(protocol.shortest()));
        return words.text("protocol", format.whole(protocol.requestsPerClient()), ramp, lengths, words.of(protocol.seats()),
                protocol.kvPrecision().name().toLowerCase(Locale.ROOT));
    }

    /// What a coefficient is, e.g. "Reading weights".
    public String name(Coefficient coefficient) {
        return words.of(coefficient);
    }

    /// A value of a coefficient with its unit, e.g. "59 %" or "18.5 µs", rounded to three figures.
    public String value(Coefficient coefficient, double value) {
        return value(coefficient, value, 3);
    }

    /// The same to be edited: precise enough that nobody needs more.
    public String edited(Coefficient coefficient, double value) {
        return value(coefficient, value, EDITED_FIGURES);
    }

    private String value(Coefficient coefficient, double value, int figures) {
        if (coefficient.unit() == Coefficient.Unit.SHARE) {
            return plain(value * 100, figures) + " %";
        }
        return value == 0 ? "0 s" : value < 0.9995e-3 ? plain(value * 1e6, figures) + " µs" : value < 0.9995 ? plain(value * 1e3, figures) + " ms" : plain(value, figures) + " s";
    }

    private static String plain(double value, int figures) {
        return BigDecimal.valueOf(value).round(new MathContext(figures, RoundingMode.HALF_UP)).stripTrailingZeros().toPlainString();
    }

    /// The profiles that give a partition its coefficients, the most specific last; none for slots.
    public static List<Profile> profiles(Plan plan, Partition partition) {
        return plan.deploymentOf(partition).serving() instanceof Serving.Batching batching
                ? plan.profilesFor(plan.cluster(partition.cluster()).gpu(), plan.model(plan.deploymentOf(partition).model()), batching) : List.of();
    }

    /// The profile whose accuracy holds for a partition: the most specific one that was compared with measurements.
    public static Optional<Profile> compared(Plan plan, Partition partition) {
        return profiles(plan, partition).reversed().stream().filter(profile -> profile.accuracy() != null).findFirst();
    }

    /// The error of the model behind a partition's simulated numbers.
    ///
    /// @param ttft of the time to first token, in few words, e.g. "model ±15 %"
    /// @param e2e of the end-to-end time: it consists of the other two, so its error is at most the larger of theirs
    /// @param full all that is known, in one line
    public record ModelError(String ttft, String e2e, String full) {}

    /// How far the simulation of a partition is from measurements. Slots have no physics: their queue is simulated as it is.
    public ModelError error(Plan plan, Partition partition) {
        if (plan.deploymentOf(partition).serving() instanceof Serving.Slots) {
            String exact = words.text("error.slots.short");
            return new ModelError(exact, exact, words.text("error.slots"));
        }
        Optional<Profile> known = compared(plan, partition);
        if (known.isEmpty()) {
            String unknown = words.text("error.unknown.short");
            return new ModelError(unknown, unknown, words.text("error.unknown", plan.gpuType(plan.cluster(partition.cluster()).gpu()).name()));
        }
        Profile.Accuracy accuracy = Objects.requireNonNull(known.get().accuracy());
        String byHand = CoefficientEdits.setFor(plan, partition).map(mine -> words.count("error.byHand", mine.coefficients().size())).orElse("");
        double most = Math.max(accuracy.ttftMedian(), accuracy.tpotMedian());
        return new ModelError(words.text("error.short", percent(accuracy.ttftMedian())), words.text("error.short", percent(most)),
                words.text("error.full", percent(accuracy.ttftMedian()), percent(accuracy.ttftP90()), percent(accuracy.tpotMedian()), percent(accuracy.tpotP90())) + byHand);
    }
}
