/// Two states of a plan side by side, tenant by tenant: who gains and who loses, with intervals from common random numbers.
/// It may know plans and the engine alone; how a comparison is shown is for others to say.
/// Start reading at [Comparison][io.headroom.compare.Comparison].
@NullMarked
package io.headroom.compare;

import org.jspecify.annotations.NullMarked;
