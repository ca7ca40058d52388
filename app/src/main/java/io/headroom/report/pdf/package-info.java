/// Pages written as PDF: the only place that knows the library for it.
/// It may know drawings and the page for who decides.
/// Start reading at [SummaryPdf][io.headroom.report.pdf.SummaryPdf].
@NullMarked
package io.headroom.report.pdf;

import org.jspecify.annotations.NullMarked;
