package io.headroom.allocate.size;

/// Erlang C staffing in closed form, service rate 1 per second.
final class Staffing {
    private Staffing() {}

    /// Probability of having to wait, by the Erlang B recursion.
    static double waits(int servers, double load) {
        double blocking = 1;
        for (int i = 1; i <= servers; i++) {
            blocking = load * blocking / (i + load * blocking);
        }
        return blocking / (1 - load / servers * (1 - blocking));
    }

    /// The fewest servers at which no larger a share has to wait.
    static int leastForWaiting(double load, double share) {
        int servers = (int) Math.floor(load) + 1;
        while (waits(servers, load) > share) {
            servers++;
        }
        return servers;
    }

    /// The fewest servers at which no larger a share stays longer than a time, service included.
    static int leastForStaying(double load, double share, double seconds) {
        int servers = (int) Math.floor(load) + 1;
        while (staysBeyond(servers, load, seconds) > share) {
            servers++;
        }
        return servers;
    }

    /// The time within which a share of all stays, service included, is over.
    static double staysWithin(int servers, double load, double share) {
        double low = 0;
        double high = 1000;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (staysBeyond(servers, load, middle) > 1 - share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double staysBeyond(int servers, double load, double t) {
        double wait = waits(servers, load);
        double drain = servers - load;
        if (Math.abs(drain - 1) < 1e-9) {
            return (1 + wait * t) * Math.exp(-t);
        }
        return Math.exp(-t) + wait / (drain - 1) * (Math.exp(-t) - Math.exp(-drain * t));
    }

    /// The safety factor b of square-root staffing, c = R + b sqrt(R), at which a share has to wait: share = 1 / (1 + b F(b) / f(b)) (Halfin and Whitt, Heavy-traffic
    /// limits for queues with many exponential servers, 1981).
    static double safety(double share) {
        double low = 0;
        double high = 10;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            double density = Math.exp(-middle * middle / 2) / Math.sqrt(2 * Math.PI);
            if (1 / (1 + middle * below(middle) / density) > share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The normal distribution function, by Simpson's rule.
    private static double below(double x) {
        int steps = 2000;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double at = x * i / steps;
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.exp(-at * at / 2);
        }
        return 0.5 + sum * x / steps / 3 / Math.sqrt(2 * Math.PI);
    }
}
