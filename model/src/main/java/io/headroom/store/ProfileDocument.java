package io.headroom.store;

import io.headroom.plan.Profile;
import java.util.List;

/// Profiles together with what their file held beyond them.
///
/// @param profiles at least one; none has the id or the scope of another
/// @param unknown keys of the file that this version does not know, to be written back with the profiles
/// @param warnings one line for each thing worth telling on opening, at most 21
public record ProfileDocument(List<Profile> profiles, UnknownKeys unknown, List<String> warnings) {
    /// Keeps its own copies.
    public ProfileDocument {
        profiles = List.copyOf(profiles);
        warnings = List.copyOf(warnings);
    }

    /// Profiles that came from no file.
    public static ProfileDocument of(List<Profile> profiles) {
        return new ProfileDocument(profiles, UnknownKeys.NONE, List.of());
    }

    /// The same document with other profiles: what the file held beyond them follows each by its id.
    public ProfileDocument with(List<Profile> others) {
        return new ProfileDocument(others, unknown, warnings);
    }
}
