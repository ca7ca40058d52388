package io.headroom.store;

import io.headroom.plan.Profile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Reads and saves files of profiles: what `headroom calibrate -o` writes, to be kept beside plans and handed on. They are written as the section `profiles`
/// of a [plan][PlanFile] is, and the same rules hold.
public final class ProfileFile {
    /// The newest format this version reads, and the one it writes.
    public static final int FORMAT = FileKind.PROFILES.format();
    /// How such files end.
    public static final String EXTENSION = ".profiles";

    private ProfileFile() {}

    /// Opens a file of profiles.
    ///
    /// @throws BadPlanFile if there is no such file, or it does not hold profiles this version can read
    public static ProfileDocument read(Path path) throws BadPlanFile {
        return read(path.toString(), JsonInput.bytes(FileKind.PROFILES, path));
    }

    /// Reads profiles from their text.
    ///
    /// @param file what to call it in messages
    /// @throws BadPlanFile if it does not hold profiles this version can read
    public static ProfileDocument parse(String file, String text) throws BadPlanFile {
        return read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ProfileDocument read(String file, byte[] bytes) throws BadPlanFile {
        ObjectNode root = JsonInput.parse(FileKind.PROFILES, file, bytes);
        FileKind.PROFILES.check(file, root);
        try {
            Reading reading = new Reading(root);
            Part top = new Part(root, "$", List.of(UnknownKeys.FILE), reading);
            Part header = top.object("headroom", FileKind.PROFILES.header());
            header.find("format");
            header.find("kind");
            header.make(() -> FORMAT);
            List<Profile> profiles = top.objects("profiles", "id").stream().map(ProfileReader::profile).toList();
            if (profiles.isEmpty()) {
                throw top.problem("profiles", "holds no profile. Open another file, or calibrate again.");
            }
            top.at("profiles", () -> {
                Profile.checkTogether(profiles);
                return profiles;
            });
            return new ProfileDocument(top.make(() -> profiles), reading.unknown().done(UnknownKeys.FILE), reading.warnings());
        } catch (Problem problem) {
            throw new BadPlanFile(file, String.valueOf(problem.getMessage()));
        }
    }

    /// The text of a file of profiles, the same for equal documents.
    public static String format(ProfileDocument document) {
        PlanWriter writer = new PlanWriter(document.unknown(), UnknownKeys.FILE);
        ObjectNode root = PlanWriter.object();
        root.set("headroom", writer.finish(PlanWriter.object().put("format", FORMAT).put("kind", FileKind.PROFILES.word()), "headroom"));
        PlanWriter.section(root, "profiles", document.profiles(), new ProfileWriter(writer)::profile);
        return JsonText.of(writer.finish(root));
    }

    /// Saves profiles: the file holds either all of them or what it held before, even if the machine stops. What would not open again is not saved.
    ///
    /// @throws SaveFailed if they cannot be saved
    public static void write(Path path, ProfileDocument document) throws SaveFailed {
        byte[] bytes = format(document).getBytes(StandardCharsets.UTF_8);
        try {
            read("the profiles", bytes);
        } catch (BadPlanFile bad) {
            throw new SaveFailed(path.toString(), "it would not open again, since %s".formatted(bad.getMessage()));
        }
        AtomicFile.replace(path, out -> out.write(bytes));
    }

    /// Saves profiles that came from no file.
    ///
    /// @throws SaveFailed if they cannot be saved
    public static void write(Path path, List<Profile> profiles) throws SaveFailed {
        write(path, ProfileDocument.of(profiles));
    }
}
