/// Traces: recorded requests and rates read from other people's files, and the edit that brings them into a plan as tenants.
/// It may know plans, edits and the readers of CSV and JSON; what is wrong with a file is told in one line that names its line.
/// Start reading at [TraceFile][io.headroom.trace.TraceFile] and [TraceImport][io.headroom.trace.TraceImport].
@NullMarked
package io.headroom.trace;

import org.jspecify.annotations.NullMarked;
