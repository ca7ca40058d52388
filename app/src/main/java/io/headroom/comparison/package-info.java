/// The window that sets two states of the plan side by side: who gains and who loses, tenant by tenant, with intervals.
/// It may know comparisons, the open session and the look, and nothing of other views or windows.
/// Start reading at [ComparisonDesk][io.headroom.comparison.ComparisonDesk] for what is compared and at [ComparisonView][io.headroom.comparison.ComparisonView] for how it is shown.
@NullMarked
package io.headroom.comparison;

import org.jspecify.annotations.NullMarked;
