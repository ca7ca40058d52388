/// The simulation: arrivals, admission, queues, routing and what they did to each tenant.
/// It may know plans and serving; it reads no file and knows no clock on the wall, so that a result depends on plan, seed and version alone.
/// Start reading at [Evaluation][io.headroom.engine.Evaluation] for the verdict, [LiveRun][io.headroom.engine.LiveRun] for the moment, and `PartitionRun` for what happens
/// to a request.
@NullMarked
package io.headroom.engine;

import org.jspecify.annotations.NullMarked;
