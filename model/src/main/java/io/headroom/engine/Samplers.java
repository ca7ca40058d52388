package io.headroom.engine;

import io.headroom.plan.Distribution;
import io.headroom.serving.Sampler;
import java.util.HashMap;
import java.util.Map;

/// Distributions made ready for draws, once for all that are equal: thousands of tenants may have the same list of lengths, which stays in the caches if it is one.
/// For one thread.
final class Samplers {
    private final Map<Distribution, Sampler> ready = new HashMap<>();

    Sampler of(Distribution distribution) {
        return ready.computeIfAbsent(distribution, Sampler::of);
    }
}
