package io.headroom.trust;

/// The queue with exponential service and exponential patience, by birth and death: with n requests there, min(n, c) servers work and the others lose patience
/// (Palm 1957; Garnett, Mandelbaum and Reiman, Manufacturing and Service Operations Management 4 (2002)).
final class ErlangA {
    private final double rate;
    private final double serviceRate;
    private final double leaving;
    private final int servers;
    private final double[] share;

    /// @param leaving rate at which one that waits leaves: one over the mean patience
    ErlangA(int servers, double rate, double serviceRate, double leaving) {
        this.servers = servers;
        this.rate = rate;
        this.serviceRate = serviceRate;
        this.leaving = leaving;
        int states = (int) (servers + 40 * (1 + rate / Math.min(serviceRate, leaving)));
        share = new double[states];
        share[0] = 1;
        double sum = 1;
        for (int n = 1; n < states; n++) {
            share[n] = share[n - 1] * rate / (Math.min(n, servers) * serviceRate + Math.max(0, n - servers) * leaving);
            sum += share[n];
        }
        for (int n = 0; n < states; n++) {
            share[n] /= sum;
        }
    }

    double probabilityOf(int inSystem) {
        return share[inSystem];
    }

    /// Whoever comes sees the system as it is in the mean over time.
    double probabilityOfWaiting() {
        double sum = 0;
        for (int n = servers; n < share.length; n++) {
            sum += share[n];
        }
        return sum;
    }

    double meanWaiting() {
        double sum = 0;
        for (int n = servers + 1; n < share.length; n++) {
            sum += (n - servers) * share[n];
        }
        return sum;
    }

    double meanInSystem() {
        double sum = 0;
        for (int n = 1; n < share.length; n++) {
            sum += n * share[n];
        }
        return sum;
    }

    /// Share of all requests that leave.
    double abandonment() {
        return leaving * meanWaiting() / rate;
    }

    /// Mean wait of all requests, those that leave included.
    double meanWait() {
        return meanWaiting() / rate;
    }

    /// Mean wait of those that are served. One that finds n of k waiting before it is served if it outlasts n + 1 steps forward, of which each takes an exponential time
    /// at the rate of all that can move the line, itself included in those that leave: the product of the chances is that of being served, and given that, the times add up.
    double meanWaitOfServed() {
        double served = 0;
        double waited = 0;
        double chance = 1;
        double time = 0;
        for (int n = 0; n < share.length; n++) {
            if (n >= servers) {
                double forward = servers * serviceRate + (n - servers) * leaving;
                chance *= forward / (forward + leaving);
                time += 1 / (forward + leaving);
            }
            served += share[n] * chance;
            waited += share[n] * chance * time;
        }
        return waited / served;
    }
}
