/// The plan: clusters, partitions, deployments, tenants and their objectives as immutable values that validate themselves.
/// It may use `java.base` and JSpecify only, so that every other package can build on it.
/// Start reading at [Plan][io.headroom.plan.Plan].
@NullMarked
package io.headroom.plan;

import org.jspecify.annotations.NullMarked;
