/// How many GPUs a tenant or a lane needs to keep its objectives: the question, the search, and the answer with what else would do. Facts and figures, no words.
/// It may know plans, serving, estimates and the engine, the ground of all searches in `allocate`, and `allocate.explain` for what binds.
/// Start reading at [SizeSearch][io.headroom.allocate.size.SizeSearch], and at [SizeAnswer][io.headroom.allocate.size.SizeAnswer] for what comes out.
@NullMarked
package io.headroom.allocate.size;

import org.jspecify.annotations.NullMarked;
