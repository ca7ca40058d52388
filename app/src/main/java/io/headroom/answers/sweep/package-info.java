/// The page that sweeps the open plan over a grid: a grid file or up to two axes, a plot of one figure against one axis, and the table.
/// It may know the frame of the answers, sweeps and their files, and no other page.
/// Start reading at [SweepModel][io.headroom.answers.sweep.SweepModel].
@NullMarked
package io.headroom.answers.sweep;

import org.jspecify.annotations.NullMarked;
