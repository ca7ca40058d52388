/// What a plan costs, line by line: GPUs at the prices of their clusters, power, staff and egress, a month and a term, and what a million tokens come to.
/// It knows the plan and what the engine found out about it, and no file, workbook or screen.
/// Start reading at [io.headroom.cost.CostStatement].
@NullMarked
package io.headroom.cost;

import org.jspecify.annotations.NullMarked;
