/// Help pages: text with headings, lists and tables, written as data under `assets/help` and shown with the toolkit's own text.
/// It may know words and figures, and nothing of windows, plans or results.
/// Start reading at [HelpPage][io.headroom.help.HelpPage] for what a page may hold and at [HelpView][io.headroom.help.HelpView] for how it is shown.
@NullMarked
package io.headroom.help;

import org.jspecify.annotations.NullMarked;
