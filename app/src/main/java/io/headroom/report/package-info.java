/// What leaves the building: the Excel workbook, the JSON of the results, and the words and figures both are written in.
/// It may know plans and results, and nothing of windows or command lines.
/// Start reading at [PlanWorkbook][io.headroom.report.PlanWorkbook].
@NullMarked
package io.headroom.report;

import org.jspecify.annotations.NullMarked;
