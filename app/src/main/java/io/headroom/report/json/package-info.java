/// What the commands write as JSON: a file for each kind of result, all figures in the units of the engine.
/// It may know plans, results and the words of the report, and nothing of Excel, windows or command lines.
/// Start reading at [ResultsJson][io.headroom.report.json.ResultsJson].
@NullMarked
package io.headroom.report.json;

import org.jspecify.annotations.NullMarked;
