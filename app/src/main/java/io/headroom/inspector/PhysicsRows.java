package io.headroom.inspector;

import io.headroom.edit.CoefficientEdits;
import io.headroom.edit.Edit;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Prose;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.inspector.InspectorModel.Setting;
import io.headroom.inspector.InspectorModel.Source;
import io.headroom.inspector.InspectorModel.Sources;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.Serving;
import io.headroom.plan.Units;
import io.headroom.words.ProfileWords;
import io.headroom.words.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the simulation of a partition rests on: profiles, how far they are from measurements, and each coefficient with where it comes from.
final class PhysicsRows {
    private final Figures figures;
    private final Plan plan;
    private final Partition partition;
    private final ProfileWords words;
    private final List<Profile> profiles;
    private final Optional<Profile> byHand;

    PhysicsRows(Figures figures, Partition partition) {
        this.figures = figures;
        this.plan = figures.plan();
        this.partition = partition;
        this.words = words(figures);
        this.profiles = ProfileWords.profiles(plan, partition);
        this.byHand = CoefficientEdits.setFor(plan, partition);
    }

    private static ProfileWords words(Figures figures) {
        return ProfileWords.of(Locale.getDefault(Locale.Category.DISPLAY), figures.format());
    }

    /// How far a partition's simulated numbers are from measurements.
    static String error(Figures figures, Partition partition) {
        String full = words(figures).error(figures.plan(), partition).full();
        return full.substring(0, 1).toUpperCase(Locale.ROOT) + full.substring(1) + ".";
    }

    /// The section of a partition.
    Section section() {
        if (!(plan.deploymentOf(partition).serving() instanceof Serving.Batching batching)) {
            return Section.of(figures.word("section.physics"), "", List.of(new Prose("physics.slots", error(figures, partition))));
        }
        List<Row> rows = new ArrayList<>();
        Optional<Profile> compared = ProfileWords.compared(plan, partition);
        rows.add(new Prose("physics.accuracy", compared.map(profile -> words.accuracy(profile.accuracy()) + byHandNote()).orElseGet(() -> error(figures, partition))));
        rows.add(new Sources("physics.profiles", profiles.isEmpty() ? List.of(new Source(figures.word("physics.usual"), figures.word("physics.usual.text")))
                : profiles.reversed().stream().map(this::source).toList()));
        List<Row> settings = coefficients(batching).map(this::setting).collect(Collectors.toList());
        rows.add(new Details("coefficients", figures.word("physics.coefficients", figures.format().whole(settings.size())), settings));
        return new Section(figures.word("section.physics"), figures.word("physics.engine", batching.engine()), null, "", figures.word("help.physics"), rows);
    }

    private String byHandNote() {
        return byHand.isPresent() ? " " + figures.word("physics.byHand") : "";
    }

    private Source source(Profile profile) {
        return new Source(profile.name(), lines(words.scope(profile.scope()), profile.accuracy() == null ? "" : words.accuracy(profile.accuracy()), profile.source()));
    }

    private static String lines(String... parts) {
        return Arrays.stream(parts).filter(part -> !part.isBlank()).collect(Collectors.joining("\n"));
    }

    /// Those that have a part in the steps of the deployment.
    private Stream<Coefficient> coefficients(Serving.Batching batching) {
        boolean mixture = Profile.Family.of(plan.model(plan.deploymentOf(partition).model())) == Profile.Family.MOE;
        return Arrays.stream(Coefficient.values()).filter(coefficient -> switch (coefficient) {
            case GEMM_BF16, GEMM_FP8, GEMM_FP4 -> coefficient == Coefficient.gemm(batching.precision());
            case LINK_BANDWIDTH, ALL_REDUCE -> batching.tensorParallel() > 1;
            case EXPERT_SPREAD -> mixture;
            default -> true;
        });
    }

    private Setting setting(Coefficient coefficient) {
        double value = coefficient.usual();
        @Nullable Profile giver = null;
        @Nullable Profile before = null;
        for (Profile profile : profiles) {
            Double given = profile.coefficients().get(coefficient);
            if (given != null) {
                before = giver;
                giver = profile;
                value = given;
            }
        }
        String id = "coefficient." + coefficient.key();
        boolean here = byHand.isPresent() && byHand.get().equals(giver);
        String otherwise = before == null ? words.value(coefficient, coefficient.usual()) : words.value(coefficient, before.coefficients().getOrDefault(coefficient, Double.NaN));
        String origin = here ? figures.word("physics.setHere", otherwise) : giver == null ? figures.word("physics.usual") : giver.name();
        @Nullable Edit back = here ? CoefficientEdits.reset(plan, partition.id(), coefficient) : null;
        return new Setting(id, figures.named(coefficient.unit() == Coefficient.Unit.SHARE ? Quantity.PERCENT : Quantity.DURATION, id, words.name(coefficient),
                words.edited(coefficient, value), "", text -> CoefficientEdits.set(plan, partition.id(), coefficient, read(coefficient, text))), origin, back);
    }

    private double read(Coefficient coefficient, String text) {
        String entered = text.strip();
        if (coefficient.unit() == Coefficient.Unit.SECONDS) {
            return Units.seconds(entered);
        }
        boolean percent = entered.endsWith("%");
        double number = figures.numberOf(percent ? entered.substring(0, entered.length() - 1) : entered, words.name(coefficient));
        return percent ? number / 100 : number;
    }

    /// The section of all profiles of a plan.
    static Section profiles(Figures figures) {
        Plan plan = figures.plan();
        ProfileWords words = words(figures);
        List<Source> sources = plan.profiles().stream().map(profile -> new Source(profile.name(), lines(words.scope(profile.scope()), where(figures, profile),
                words.accuracy(profile.accuracy()), profile.source()))).toList();
        Row row = sources.isEmpty() ? new Prose("profiles.none", figures.word("profiles.none")) : new Sources("profiles", sources);
        return new Section(figures.word("section.profiles"), figures.format().whole(sources.size()), null, "", figures.word("help.profiles"), List.of(row));
    }

    private static String where(Figures figures, Profile profile) {
        List<Partition> within = figures.plan().partitionsWithin(profile.scope());
        return within.isEmpty() ? figures.word("profiles.nowhere")
                : figures.word("profiles.appliesTo", within.stream().map(Partition::name).collect(Collectors.joining(", ")));
    }
}
