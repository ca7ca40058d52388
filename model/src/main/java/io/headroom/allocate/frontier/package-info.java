/// What a guarantee costs against the delay it avoids: a tenant in cabins and lanes of all sizes, everybody apart against everybody together, and a fleet that is locked
/// up more and more. It may know what searches know; each of its points is a plan that can be adopted.
/// Start reading at [Frontier][io.headroom.allocate.frontier.Frontier] and [LockedFleet][io.headroom.allocate.frontier.LockedFleet].
@NullMarked
package io.headroom.allocate.frontier;

import org.jspecify.annotations.NullMarked;
