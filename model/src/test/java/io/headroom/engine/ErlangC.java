package io.headroom.engine;

/// M/M/c in closed form, service rate 1 per second.
final class ErlangC {
    private ErlangC() {}

    /// Probability of having to wait, by the Erlang B recursion.
    static double waitProbability(int servers, double rate) {
        double blocking = 1;
        for (int i = 1; i <= servers; i++) {
            blocking = rate * blocking / (i + rate * blocking);
        }
        double load = rate / servers;
        return blocking / (1 - load * (1 - blocking));
    }

    static double meanWait(int servers, double rate) {
        return waitProbability(servers, rate) / (servers - rate);
    }

    /// The sojourn time is the service time, plus with the waiting probability an exponential of rate c - lambda; its quantile by bisection.
    static double sojournQuantile(int servers, double rate, double share) {
        double low = 0;
        double high = 1000;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (sojournBeyond(servers, rate, middle) > 1 - share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double sojournBeyond(int servers, double rate, double t) {
        double wait = waitProbability(servers, rate);
        double drain = servers - rate;
        if (Math.abs(drain - 1) < 1e-9) {
            return (1 - wait) * Math.exp(-t) + wait * (1 + t) * Math.exp(-t);
        }
        return (1 - wait) * Math.exp(-t) + wait * (drain * Math.exp(-t) - Math.exp(-drain * t)) / (drain - 1);
    }
}
