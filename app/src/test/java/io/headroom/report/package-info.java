/// Tests of what leaves the building.
/// They may know POI, plans and results.
/// Start reading at [PlanWorkbookTest][io.headroom.report.PlanWorkbookTest].
@NullMarked
package io.headroom.report;

import org.jspecify.annotations.NullMarked;
