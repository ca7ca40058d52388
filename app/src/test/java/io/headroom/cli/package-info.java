/// Tests of the command line, in-process and with captured streams.
/// They may know all that the command line knows.
/// Start reading at [ProgramTest][io.headroom.cli.ProgramTest].
@NullMarked
package io.headroom.cli;

import org.jspecify.annotations.NullMarked;
