/// What one replica does: how long a step takes, how much KV cache there is, how requests are batched.
/// It may know plans only, and nothing of arrivals, routing or statistics.
/// Start reading at [BatchingReplica][io.headroom.serving.BatchingReplica].
@NullMarked
package io.headroom.serving;

import org.jspecify.annotations.NullMarked;
