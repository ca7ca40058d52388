/// Who gets which GPUs of a fleet that several ask for: quotas, cohorts and fair shares, as schedulers of clusters divide.
/// It knows numbers alone, no plan and no simulation.
/// Start reading at [FairShare][io.headroom.allocate.shares.FairShare].
@NullMarked
package io.headroom.allocate.shares;

import org.jspecify.annotations.NullMarked;
