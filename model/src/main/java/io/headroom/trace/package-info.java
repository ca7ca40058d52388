/// Traces: recorded requests read from other people's files, and the edit that brings one into a plan as a tenant.
/// It may know plans, edits and the CSV reader; what is wrong with a file is told in one line that names its line.
/// Start reading at [AzureTrace][io.headroom.trace.AzureTrace] and [TraceImport][io.headroom.trace.TraceImport].
@NullMarked
package io.headroom.trace;

import org.jspecify.annotations.NullMarked;
