/// What leaves the building: the Excel workbook and the tables as CSV, and the words both are written in; `json` beside it holds the JSON of the commands.
/// It may know plans and results, and nothing of windows or command lines.
/// Start reading at [PlanWorkbook][io.headroom.report.PlanWorkbook].
@NullMarked
package io.headroom.report;

import org.jspecify.annotations.NullMarked;
