/// The page that prices every way to buy for each tenant: tenants at the left, their offers in a table, what is cheapest in a sentence, and a button that adopts one.
/// It may know the frame around the pages, offers, words and the look, and no other page.
/// Start reading at [OffersPage][io.headroom.answers.offers.OffersPage].
@NullMarked
package io.headroom.answers.offers;

import org.jspecify.annotations.NullMarked;
