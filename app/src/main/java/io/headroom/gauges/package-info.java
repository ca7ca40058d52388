/// The gauge wall: up to twelve tiles that each show one number with its target, state and kind.
/// It may use `look` and TilesFX, and is the only package that does use TilesFX; it knows nothing of plans or of the simulation.
/// Start reading at [Reading][io.headroom.gauges.Reading], then [GaugeTile][io.headroom.gauges.GaugeTile].
@NullMarked
package io.headroom.gauges;

import org.jspecify.annotations.NullMarked;
