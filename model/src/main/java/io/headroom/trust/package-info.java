/// How far the simulation can be trusted: it is run against what is known, and each difference is judged by its interval.
/// It may know plans, serving, the engine, files and the CSV reader; what is wrong with a file is told in one line that names its line.
/// Start reading at [TrustReport][io.headroom.trust.TrustReport] for what comes out and [QueueingCheck][io.headroom.trust.QueueingCheck] for closed forms.
@NullMarked
package io.headroom.trust;

import org.jspecify.annotations.NullMarked;
