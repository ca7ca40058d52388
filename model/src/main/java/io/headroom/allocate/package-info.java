/// What to buy and whom to move: the ground that all searches stand on, which is to simulate a plan they propose, to judge it, and to be watched and ended meanwhile.
/// It may know plans, serving, estimates and the engine, never a toolkit or a file; each kind of answer has a package of its own below.
/// Start reading at [Trials][io.headroom.allocate.Trials], and at [Assurance][io.headroom.allocate.Assurance] for what counts as meeting an objective.
@NullMarked
package io.headroom.allocate;

import org.jspecify.annotations.NullMarked;
