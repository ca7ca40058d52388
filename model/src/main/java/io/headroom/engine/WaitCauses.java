package io.headroom.engine;

/// Why the requests of a tenant wait: parts of their mean wait in seconds. What neighbours cause may be negative where they help, e.g. by warming a cache.
///
/// @param limitSeconds held back by refusals before they were let in
/// @param neighbourSeconds what they would not wait without the other tenants of the lane
/// @param burstSeconds what they would not wait, alone in the lane, if they came evenly (as a Poisson process of the same rate)
/// @param gpuSeconds what they wait even so: there are too few GPUs
public record WaitCauses(double limitSeconds, double neighbourSeconds, double burstSeconds, double gpuSeconds) {
    /// The mean wait that they are parts of, in seconds.
    public double totalSeconds() {
        return limitSeconds + neighbourSeconds + burstSeconds + gpuSeconds;
    }
}
