/// Who gets which GPUs: placement of partitions on nodes, and later the searches for sizes and plans.
/// It may know plans, serving and the engine, never a toolkit or a file.
/// Start reading at [NodePlacement][io.headroom.plan.NodePlacement].
@NullMarked
package io.headroom.allocate;

import org.jspecify.annotations.NullMarked;
