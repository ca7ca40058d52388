/// Ways to buy capacity, and what a tenant's load comes to under each: sizes, bills, objectives, and whether capacity is promised.
/// It may know plans, estimates, results of simulations, and the ground of the searches.
/// Start reading at [OfferStudy][io.headroom.allocate.offers.OfferStudy].
@NullMarked
package io.headroom.allocate.offers;

import org.jspecify.annotations.NullMarked;
