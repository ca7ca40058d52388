package io.headroom.sheet;

import io.headroom.edit.Edit;
import io.headroom.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All sheets of a file that a plan takes in at once: the fleet first, then prices, which may be those of new clusters, then tenants.
///
/// @param parts what each sheet came to, in that order, each read for the plan as the ones before leave it
/// @param leftOut sheets that were not read
public record BookImport(List<Part> parts, List<LeftOut> leftOut) {
    private static final List<Subject> ORDER = List.of(Subject.FLEET, Subject.PRICES, Subject.TENANTS);

    /// Keeps its own copies.
    public BookImport {
        parts = List.copyOf(parts);
        leftOut = List.copyOf(leftOut);
    }

    /// A sheet and what its columns mean.
    public record Sheet(Grid grid, SheetMapping mapping) {}

    /// A sheet and what it came to.
    public record Part(Sheet sheet, SheetImport read) {}

    /// A sheet that was not read, and why.
    public record LeftOut(String sheet, Why why) {}

    /// Why a sheet is not read.
    public enum Why {
        /// Its workbook hides it.
        HIDDEN,
        /// No line of titles names what a row is to be.
        NO_TITLES,
        /// It is about something that was not asked for.
        NOT_ASKED,
        /// Another sheet has just the titles that Headroom writes, and goes before a guess.
        OTHERS_FIRST
    }

    /// Which sheets of a file to read.
    ///
    /// @param sheets in the order of the file
    public record Choice(List<Sheet> sheets, List<LeftOut> leftOut) {
        /// Keeps its own copies.
        public Choice {
            sheets = List.copyOf(sheets);
            leftOut = List.copyOf(leftOut);
        }
    }

    /// Chooses the sheets in sight whose titles name tenants, clusters or prices. Where sheets have just the titles that Headroom writes, only those are read.
    ///
    /// @param wanted what to read
    /// @param how the mapping of a sheet, as far as one is known or guessed
    public static Choice choose(List<Grid> grids, Set<Subject> wanted, Function<Grid, Optional<SheetMapping>> how) {
        List<Sheet> fitting = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Grid grid : grids) {
            @Nullable SheetMapping mapping = grid.hidden() ? null : how.apply(grid).filter(SheetMapping::fits).orElse(null);
            if (mapping == null) {
                boolean other = SheetMapping.guess(grid).filter(guess -> guess.fits() && !wanted.contains(guess.subject())).isPresent();
                leftOut.add(new LeftOut(grid.name(), grid.hidden() ? Why.HIDDEN : other ? Why.NOT_ASKED : Why.NO_TITLES));
            } else if (!wanted.contains(mapping.subject())) {
                leftOut.add(new LeftOut(grid.name(), Why.NOT_ASKED));
            } else {
                fitting.add(new Sheet(grid, mapping));
            }
        }
        boolean ours = fitting.stream().anyMatch(sheet -> sheet.mapping().ours());
        fitting.stream().filter(sheet -> ours && !sheet.mapping().ours()).forEach(sheet -> leftOut.add(new LeftOut(sheet.grid().name(), Why.OTHERS_FIRST)));
        return new Choice(fitting.stream().filter(sheet -> !ours || sheet.mapping().ours()).toList(), leftOut);
    }

    /// The mapping that titles suggest, about one of some subjects.
    public static Optional<SheetMapping> guess(Grid grid, Set<Subject> wanted) {
        return wanted.size() == 1 ? SheetMapping.guess(grid, wanted.iterator().next()) : SheetMapping.guess(grid);
    }

    /// Everything that a sheet can be about.
    public static Set<Subject> all() {
        return EnumSet.allOf(Subject.class);
    }

    /// Reads sheets. A sheet without rows comes to nothing.
    public static BookImport read(Plan plan, Choice choice) {
        return read(plan, choice, _ -> {});
    }

    /// As the other.
    ///
    /// @param heard hears now and then the share of the rows that was read, 0 to 1, and may end it all by an exception
    public static BookImport read(Plan plan, Choice choice, DoubleConsumer heard) {
        int all = choice.sheets().stream().mapToInt(sheet -> sheet.grid().rows().size()).sum();
        int before = 0;
        List<Part> parts = new ArrayList<>();
        Plan after = plan;
        for (Sheet sheet : choice.sheets().stream().sorted(Comparator.comparingInt(sheet -> ORDER.indexOf(sheet.mapping().subject()))).toList()) {
            int rows = sheet.grid().rows().size();
            int done = before;
            SheetImport read = SheetImport.rows(after, sheet.grid(), sheet.mapping(), share -> heard.accept((done + share * rows) / all));
            parts.add(new Part(sheet, read));
            before += rows;
            after = read.applyTo(after);
        }
        return new BookImport(parts, choice.leftOut());
    }

    /// Whether something is wrong with a cell; then nothing should be taken in.
    public boolean wrong() {
        return parts.stream().anyMatch(part -> !part.read().problems().isEmpty());
    }

    /// Whether there is nothing to take in.
    public boolean empty() {
        return parts.stream().allMatch(part -> part.read().tenants().isEmpty() && part.read().clusters().isEmpty());
    }

    /// New tenants and clusters in all.
    public int added() {
        return parts.stream().mapToInt(part -> part.read().added()).sum();
    }

    /// Changed tenants and clusters in all; one that two sheets change counts twice.
    public int changed() {
        return parts.stream().mapToInt(part -> part.read().changed()).sum();
    }

    /// The edit that takes in all of it, one step to undo.
    ///
    /// @param name what it comes from, such as the name of a file
    public Edit edit(String name) {
        return Edit.of("edit.importSheet", List.of(name, Integer.toString(added()), Integer.toString(changed())), this::applyTo);
    }

    /// The plan with all of it.
    ///
    /// @throws io.headroom.plan.InvalidPlan if the plan has changed since, so that it does not fit any more
    public Plan applyTo(Plan plan) {
        Plan after = plan;
        for (Part part : parts) {
            after = part.read().applyTo(after);
        }
        return after;
    }
}
