/// How fast the engine is: plans made to be timed, and the timing of their simulation. What it measures is what every other caller of the engine gets, since it
/// goes through the same [io.headroom.engine.Evaluation]; it knows plans, the catalogue they are made from, and the engine. Start reading at
/// [io.headroom.bench.EngineBench].
@NullMarked
package io.headroom.bench;

import org.jspecify.annotations.NullMarked;
