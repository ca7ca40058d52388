/// Ways to buy capacity, and what a load costs under each: sizes and bills of reserved throughput.
/// It may know plans and the ground of the searches.
/// Start reading at [ProvisionedSizing][io.headroom.allocate.offers.ProvisionedSizing].
@NullMarked
package io.headroom.allocate.offers;

import org.jspecify.annotations.NullMarked;
