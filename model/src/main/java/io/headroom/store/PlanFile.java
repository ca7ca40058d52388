package io.headroom.store;

import io.headroom.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Reads and saves plan files (`.headroom`): JSON in UTF-8, described by `assets/schema/plan.schema.json`.
///
/// Quantities with a dimension are text with a unit (`"500ms"`, `"20/s"`, `"900k/min"`); plain numbers are refused there, since a reader could not see
/// the unit. Token counts are plain numbers, or text like `"32k"`. Reading never executes anything, and never fails but with one [BadPlanFile].
public final class PlanFile {
    /// The newest format this version reads, and the one it writes.
    public static final int FORMAT = FileKind.PLAN.format();
    /// Largest plan file, 64 MB: checked before a file is read.
    public static final int MOST_BYTES = 64 << 20;
    /// How plan files end.
    public static final String EXTENSION = ".headroom";

    /// Fewer tenants than these fit whatever they are.
    private static final int MANY_TENANTS = 5_000;

    private PlanFile() {}

    /// Opens a plan file.
    ///
    /// @throws BadPlanFile if there is no such file, or it is not a plan this version can open
    public static PlanDocument read(Path path) throws BadPlanFile {
        return read(path.toString(), JsonInput.bytes(FileKind.PLAN, path));
    }

    /// Reads a plan from a stream, which is not closed.
    ///
    /// @param file what to call it in messages
    /// @throws BadPlanFile if it is not a plan this version can open
    /// @throws IOException if the stream fails
    public static PlanDocument read(String file, InputStream in) throws IOException {
        return read(file, in.readNBytes(MOST_BYTES + 1));
    }

    /// Reads a plan from its text.
    ///
    /// @param file what to call it in messages
    /// @throws BadPlanFile if it is not a plan this version can open
    public static PlanDocument parse(String file, String text) throws BadPlanFile {
        return read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static PlanDocument read(String file, byte[] bytes) throws BadPlanFile {
        return PlanReader.read(file, JsonInput.parse(FileKind.PLAN, file, bytes));
    }

    /// The text of a plan file, the same for equal documents: keys in a fixed order, two spaces of indentation, lines that end in `\n`.
    public static String format(PlanDocument document) {
        return JsonText.of(PlanWriter.document(document));
    }

    /// Names a plan by what is in it: the SHA-256 of the file that it is saved as, which is the same for equal plans, in 64 hexadecimal digits.
    public static String sha256(Plan plan) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(format(PlanDocument.of(plan)).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException("Java always has SHA-256", cannotBe);
        }
    }

    /// Why a plan would not fit a plan file because of its tenants, as the end of a sentence; empty where it fits as far as they go. Takes no more memory than a tenant does.
    public static Optional<String> tooManyTenants(Plan plan) {
        long values = plan.tenants().size() < MANY_TENANTS ? 0 : PlanWriter.values(plan.tenants());
        return values <= JsonInput.MOST_TOKENS ? Optional.empty()
                : Optional.of("its %d tenants take %d values, and a plan file may hold %d: leave some of them out.".formatted(plan.tenants().size(), values, JsonInput.MOST_TOKENS));
    }

    /// Saves a document: the file holds either all of it or what it held before, even if the machine stops. What would not open again is not saved.
    ///
    /// @throws SaveFailed if it cannot be saved
    public static void write(Path path, PlanDocument document) throws SaveFailed {
        // Before any of it is written: the text of such a plan, and the tree it is made of, may not fit the memory.
        Optional<String> tooMany = tooManyTenants(document.plan());
        if (tooMany.isPresent()) {
            throw SaveFailed.anywhere(path.toString(), tooMany.get());
        }
        byte[] bytes = format(document).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new SaveFailed(path.toString(), "the plan takes %d MB, and a plan file may have %d. Shorten its traces, or remove one."
                    .formatted(Math.ceilDiv(bytes.length, 1 << 20), MOST_BYTES >> 20));
        }
        try {
            read("the plan", bytes);
        } catch (BadPlanFile bad) {
            throw new SaveFailed(path.toString(), "it would not open again, since %s".formatted(bad.getMessage()));
        }
        AtomicFile.replace(path, out -> out.write(bytes));
    }

    /// Saves a plan that came from no file.
    ///
    /// @throws SaveFailed if it cannot be saved
    public static void write(Path path, Plan plan) throws SaveFailed {
        write(path, PlanDocument.of(plan));
    }
}
