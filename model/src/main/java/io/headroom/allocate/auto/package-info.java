/// The cheapest plan in which every objective holds, or which objectives cannot be met together: a search over load tables, each find confirmed by simulation.
/// It may know plans, serving, estimates and the engine beside what all searches share, never a toolkit or a file.
/// Start reading at [AutoPlan][io.headroom.allocate.auto.AutoPlan]; the search itself sees no plan but a [Puzzle][io.headroom.allocate.auto.Puzzle] of numbers.
@NullMarked
package io.headroom.allocate.auto;

import org.jspecify.annotations.NullMarked;
