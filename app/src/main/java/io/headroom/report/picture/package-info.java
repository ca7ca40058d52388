/// The page for who decides and its charts as drawings, whatever they are written to.
/// It may know the decision, the verdict and the drawing surface, and nothing of files, workbooks or windows.
/// Start reading at [DecisionPage][io.headroom.report.picture.DecisionPage].
@NullMarked
package io.headroom.report.picture;

import org.jspecify.annotations.NullMarked;
