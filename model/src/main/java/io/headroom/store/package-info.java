/// Plan files: a plan as JSON that a person can read and compare, saved atomically, refused in one clear line.
/// It may know plans, the catalogue and Jackson's tree model; it never knows a toolkit.
/// Start reading at [PlanFile][io.headroom.store.PlanFile], then [PlanReader][io.headroom.store.PlanReader].
@NullMarked
package io.headroom.store;

import org.jspecify.annotations.NullMarked;
