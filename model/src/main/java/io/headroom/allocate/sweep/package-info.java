/// Sweeps: a plan simulated at every point of a grid, of scenarios and seeds, loads, sizes, limits, deployments and durations, or at points with names of their own.
/// It may know plans and the engine, and what all searches stand on, never a file: grids and results are read and written by the store.
/// Start reading at [Sweep][io.headroom.allocate.sweep.Sweep], and at [Grid][io.headroom.allocate.sweep.Grid] for what is run.
@NullMarked
package io.headroom.allocate.sweep;

import org.jspecify.annotations.NullMarked;
