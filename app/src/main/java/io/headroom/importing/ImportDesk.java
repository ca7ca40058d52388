package io.headroom.importing;

import io.headroom.session.Clock;
import io.headroom.session.Dialogs;
import io.headroom.session.Jobs;
import io.headroom.session.RememberedMappings;
import io.headroom.session.Session;
import io.headroom.words.Format;
import java.util.function.Consumer;

/// What an import needs of the window round it.
///
/// @param session the open document
/// @param jobs where files are read and sheets are checked
/// @param dialogs asks for files
/// @param clock the time on the wall
/// @param memory what columns held the last time
/// @param format how figures are written
/// @param arrived told what came in, after the edit
public record ImportDesk(Session session, Jobs jobs, Dialogs dialogs, Clock clock, RememberedMappings memory, Format format, Consumer<Arrived> arrived) {}
