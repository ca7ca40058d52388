/// The estimate: closed forms and mean values for every gauge of a plan, within a frame, for previews while the simulation has not been asked.
/// It may know plans, serving and the engine's results, never a file or a toolkit; what it cannot know is said by its error band.
/// Start reading at [Estimate][io.headroom.estimate.Estimate].
@NullMarked
package io.headroom.estimate;

import org.jspecify.annotations.NullMarked;
