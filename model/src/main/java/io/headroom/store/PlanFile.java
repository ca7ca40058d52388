package io.headroom.store;

import io.headroom.plan.Plan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Reads and saves plan files (`.headroom`): JSON in UTF-8, described by `assets/schema/plan.schema.json`.
///
/// Quantities with a dimension are text with a unit (`"500ms"`, `"20/s"`, `"900k/min"`); plain numbers are refused there, since a reader could not see
/// the unit. Token counts are plain numbers, or text like `"32k"`. Reading never executes anything, and never fails but with one [BadPlanFile].
public final class PlanFile {
    /// The newest format this version reads, and the one it writes.
    public static final int FORMAT = FileKind.PLAN.format();
    /// Largest plan file, 256 MB: checked before a file is read.
    public static final int MOST_BYTES = 256 << 20;
    /// How plan files end.
    public static final String EXTENSION = ".headroom";


    private PlanFile() {}

    /// Opens a plan file.
    ///
    /// @throws BadPlanFile if there is no such file, or it is not a plan this version can open
    public static PlanDocument read(Path path) throws BadPlanFile {
        try (PlanSource source = PlanSource.of(path)) {
            return PlanReader.read(source, List.of());
        } catch (OutOfMemoryError tooMuch) { // all that was read is forgotten by now
            throw new BadPlanFile(path.toString(), "takes more memory than the %d MB that this program may use. Let it use more, e.g. with JAVA_TOOL_OPTIONS=-Xmx4g."
                    .formatted(Runtime.getRuntime().maxMemory() >> 20));
        }
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
        try (PlanSource source = PlanSource.of(file, bytes)) {
            return PlanReader.read(source, List.of());
        }
    }

    /// The text of a plan file, the same for equal documents: keys in a fixed order, two spaces of indentation, lines that end in `\n`.
    public static String format(PlanDocument document) {
        StringWriter text = new StringWriter();
        try {
            PlanWriter.document(document).write(text);
        } catch (IOException cannotBe) {
            throw new IllegalStateException("A text in memory can always be written", cannotBe);
        }
        return text.toString();
    }

    /// Writes the text of a plan file in UTF-8, a tenant at a time.
    ///
    /// @throws IOException if the stream fails
    static void format(PlanDocument document, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        PlanWriter.document(document).write(text);
        text.flush();
    }

    /// Names a plan by what is in it: the SHA-256 of the file that it is saved as, which is the same for equal plans, in 64 hexadecimal digits.
    public static String sha256(Plan plan) {
        return HexFormat.of().formatHex(digest(plan).digest());
    }

    /// A SHA-256 that has seen the file that a plan is saved as.
    static MessageDigest digest(Plan plan) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            format(PlanDocument.of(plan), new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return digest;
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException("Java always has SHA-256", cannotBe);
        } catch (IOException cannotBe) {
            throw new IllegalStateException("What goes nowhere can always be written", cannotBe);
        }
    }

    /// Saves a document: the file holds either all of it or what it held before, even if the machine stops. What would not open again is not saved.
    ///
    /// @throws SaveFailed if it cannot be saved
    public static void write(Path path, PlanDocument document) throws SaveFailed {
        AtomicFile.replace(path, out -> format(document, out), written -> checkOpens(path, written, document));
    }

    private static void checkOpens(Path path, Path written, PlanDocument document) throws IOException {
        long bytes = Files.size(written);
        if (bytes > MOST_BYTES) {
            throw SaveFailed.anywhere(path.toString(), "the plan takes %d MB, and a plan file may have %d. Shorten its traces, or remove one."
                    .formatted(Math.ceilDiv(bytes, 1 << 20), MOST_BYTES >> 20));
        }
        try (PlanSource source = PlanSource.of("the plan", written)) {
            PlanReader.read(source, document.plan().tenants());
        } catch (BadPlanFile bad) {
            throw new SaveFailed(path.toString(), "it would not open again, since %s".formatted(bad.getMessage()));
        }
    }

    /// Saves a plan that came from no file.
    ///
    /// @throws SaveFailed if it cannot be saved
    public static void write(Path path, Plan plan) throws SaveFailed {
        write(path, PlanDocument.of(plan));
    }
}
