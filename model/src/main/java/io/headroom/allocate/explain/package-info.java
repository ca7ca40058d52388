/// Why an answer is what it is: what keeps a partition from serving more, when, and what could be done about it. Facts and figures, no words.
/// It may know plans, serving, estimates and the engine, and the ground of all searches in `allocate`; searches may know it, it knows none of them.
/// Start reading at [Binding][io.headroom.allocate.explain.Binding].
@NullMarked
package io.headroom.allocate.explain;

import org.jspecify.annotations.NullMarked;
