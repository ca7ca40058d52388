/// The page that sets what serving a tenant costs against its delay: a plot of all ways to serve it, a table of the same, and the edit that takes one up as a scenario.
/// It may know the frame of the answers, the frontier and the look, and no other page.
/// Start reading at [FrontierModel][io.headroom.answers.frontier.FrontierModel].
@NullMarked
package io.headroom.answers.frontier;

import org.jspecify.annotations.NullMarked;
