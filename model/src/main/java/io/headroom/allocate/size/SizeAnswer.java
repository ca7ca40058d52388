package io.headroom.allocate.size;

import io.headroom.allocate.explain.Binding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// With how many GPUs somebody keeps their objectives, or why with none.
///
/// @param best the fewest GPUs, simulated; null if no size does
/// @param binding what binds at that size and when; null without a size
/// @param fewer what one replica fewer gives; null without a size, or where the size is one replica
/// @param fewerBinding what binds then and when; null where there is none
/// @param freeGpus GPUs of its cluster that it could have now: those that are free, and those that it holds there
/// @param alternatives other ways to keep the objectives, the fewest GPUs first: another precision, model, or GPU type
/// @param obstacles for options that have no size, why; those of the plan's deployments first
/// @param complete whether the search ran to its end; if not, there may be a smaller size
/// @param trials plans simulated
/// @param requests requests simulated
public record SizeAnswer(SizeQuestion question, @Nullable Size best, @Nullable Binding binding, @Nullable Size fewer, @Nullable Binding fewerBinding, int freeGpus,
        List<Size> alternatives, List<Obstacle> obstacles, boolean complete, int trials, long requests) {
    /// Keeps its own copies.
    public SizeAnswer {
        alternatives = List.copyOf(alternatives);
        obstacles = List.copyOf(obstacles);
    }
}
