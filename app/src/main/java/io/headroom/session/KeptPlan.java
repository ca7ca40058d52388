package io.headroom.session;

import io.headroom.store.PlanDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Unsaved changes of a session that ended without being closed.
///
/// @param place    where they are kept
/// @param title    the name of the document
/// @param file     the file of the document, if it had one
/// @param at       when they were kept
/// @param document the document with the changes
/// @param saved    the document as its file has it now, if that can be read
public record KeptPlan(RecoveryPlace place, String title, Optional<Path> file, Instant at, PlanDocument document, Optional<PlanDocument> saved) {}
