package io.headroom.shell;

import io.headroom.session.Clock;
import io.headroom.session.Dialogs;
import io.headroom.session.EngineThreads;
import io.headroom.session.PlanFiles;
import io.headroom.session.Simulator;
import io.headroom.session.TaskRunner;
import java.nio.file.Path;

/// The outside of a workbench, which tests replace.
///
/// @param files runs work on files, in order
/// @param verdicts runs verdicts, one at a time
/// @param watching runs the run being watched
/// @param estimates runs estimates, one at a time
/// @param config the folder for settings
public record Ports(Clock clock, TaskRunner files, TaskRunner verdicts, TaskRunner watching, TaskRunner estimates, Simulator simulator, PlanFiles planFiles, Dialogs dialogs, Path config,
        EngineThreads threads) {}
