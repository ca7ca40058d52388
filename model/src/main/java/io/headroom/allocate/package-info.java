/// Who gets which GPUs, units or money's worth: placement of partitions on nodes, quotas and fair shares, sizes and bills of reserved throughput, and later the searches.
/// It may know plans, serving and the engine, never a toolkit or a file.
/// Start reading at [NodePlacement][io.headroom.plan.NodePlacement] for nodes, and at [FairShare][io.headroom.allocate.FairShare] for shares.
@NullMarked
package io.headroom.allocate;

import org.jspecify.annotations.NullMarked;
