/// The page of auto-plans: what is kept and what it may cost above and beside, the best plan so far while it is searched, then who moves and what changes, and buttons that adopt it.
/// It may know the frame around the pages, the search for plans, words and the look, and no other page.
/// Start reading at [AutoPlanPage][io.headroom.answers.auto.AutoPlanPage].
@NullMarked
package io.headroom.answers.auto;

import org.jspecify.annotations.NullMarked;
