/// Headroom without a window: evaluates plans and imports traces from the command line, and starts the window where one is asked for.
/// It may know plans, the engine, plan files and reports; the window and its picture come in through the interfaces [Window] and [Picture].
/// Start reading at [Program][io.headroom.cli.Program].
@NullMarked
package io.headroom.cli;

import org.jspecify.annotations.NullMarked;
