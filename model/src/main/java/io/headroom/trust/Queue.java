package io.headroom.trust;

import io.headroom.plan.Distribution;
import io.headroom.plan.Normal;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A queue with Poisson arrivals and one line, first come, first served. A request that finds no place to wait is lost, and one that waits too long leaves.
///
/// @param rate arrivals per unit of time
/// @param servers servers; for an infinite number, so many that none is ever waited for
/// @param service how long one request holds a server
/// @param scv squared coefficient of variation of the service time
/// @param infinite whether the model has a server for everyone
/// @param places most that wait at a time, or null for no bound
/// @param patience how long a request waits for service to begin before it leaves, or null if for ever
record Queue(double rate, int servers, Distribution service, double scv, boolean infinite, @Nullable Integer places, @Nullable Distribution patience)
        implements QueueShape {
    private static final Pattern NAME = Pattern.compile("M/(M|D|H2|LogN|G|E([1-9]\\d{0,3}))/([1-9]\\d{0,5}|c|inf)");
    private static final int MOST_SERVERS = 100_000;
    private static final double Z99 = Normal.quantile(0.99);

    Queue(double rate, int servers, Distribution service, double scv, boolean infinite) {
        this(rate, servers, service, scv, infinite, null, null);
    }

    /// Reads a model and its parameters.
    ///
    /// @throws NotExpressible if slots cannot be that queue, or it never settles
    static Queue of(String model, Map<String, Double> parameters) throws NotExpressible {
        if (model.equals("M/M/c/K") || model.equals("M/M/c/c")) {
            return new Reading(model, parameters).bounded();
        }
        if (model.equals("M/M/c+M")) {
            return impatient(parameters);
        }
        Matcher name = NAME.matcher(model);
        if (!name.matches()) {
            throw new NotExpressible(reason(model));
        }
        return new Reading(model, parameters).queue(name);
    }

    /// A queue with exponential service.
    static Queue markov(double rate, int servers, double serviceRate) throws NotExpressible {
        return settled(new Queue(rate, servers, new Distribution.Exponential(1 / serviceRate), 1, false));
    }

    /// A queue with exponential service and exponential patience (Erlang's A): `c`, `lambda`, `mu` and `theta`, one over the mean patience.
    static Queue impatient(Map<String, Double> parameters) throws NotExpressible {
        return new Reading("M/M/c+M", parameters).impatient();
    }

    private static Queue settled(Queue queue) throws NotExpressible {
        if (!queue.infinite && queue.places == null && queue.patience == null && queue.load() >= 1) {
            throw new NotExpressible("its load is %s: the queue grows without bound, so it has no such figure".formatted(queue.load()));
        }
        return queue;
    }

    private static String reason(String model) {
        if (model.contains("PR-prio")) {
            return "priorities that interrupt service: what has begun goes on";
        }
        if (model.contains("prio")) {
            return "of queues with priorities M/M/c, M/D/1 and M/G/1 are known";
        }
        if (model.contains("PS")) {
            return "processor sharing: servers take one request each";
        }
        if (model.contains("batch")) {
            return "a service rate that depends on the batch: slots take a time per request, and replicas follow a model's physics";
        }
        if (model.matches("M/[^/]+/[^/+]+\\+.*")) {
            return "of queues that requests leave M/M/c+M is known";
        }
        if (model.matches("M/[^/]+/[^/]+/[^/]+")) {
            return "of bounded queues M/M/c/K and M/M/c/c are known";
        }
        if (model.equals("Halfin-Whitt")) {
            return "a limit for ever more servers, which no system of a size has";
        }
        return "no such model is known here";
    }

    @Override
    public double mean() {
        return service.mean();
    }

    @Override
    public double load() {
        return rate * mean() / servers;
    }

    /// The relaxation time of a queue in heavy traffic, or some service times where nobody waits.
    @Override
    public double memory() {
        if (places != null) {
            // It forgets no later than it takes to wander over all its states.
            double states = (double) servers + places;
            return load() < 1 ? Math.min(unbounded(), states * states) : states * states;
        }
        if (patience != null) {
            // Of those that are there each is gone within some service times or patiences, whichever is longer.
            double leaving = 10 * (1 + rate * Math.max(mean(), patience.mean()));
            return load() < 1 ? Math.min(unbounded(), leaving) : leaving;
        }
        return unbounded();
    }

    private double unbounded() {
        return infinite ? 10 * (1 + rate * mean()) : 2 * (1 + scv) / ((1 - load()) * (1 - load())) + rate * mean();
    }

    @Override
    public double cluster() {
        double most = patience != null ? memory() : places == null ? Double.POSITIVE_INFINITY : servers + places;
        return infinite ? 1 : Math.max(1, load() < 1 ? Math.min(most, (1 + scv) / (2 * (1 - load()))) : most);
    }

    /// The same queue with time in another unit.
    ///
    /// @param factor new units of time in one old one
    Queue in(double factor) {
        return new Queue(rate / factor, servers, scaled(service, factor), scv, infinite, places, patience == null ? null : scaled(patience, factor));
    }

    /// A distribution of the same shape.
    static Distribution scaled(Distribution distribution, double factor) {
        return switch (distribution) {
            case Distribution.Fixed fixed -> new Distribution.Fixed(fixed.value() * factor);
            case Distribution.Exponential exponential -> new Distribution.Exponential(exponential.average() * factor);
            case Distribution.Gamma gamma -> new Distribution.Gamma(gamma.average() * factor, gamma.cv());
            case Distribution.Hyperexponential mixed -> new Distribution.Hyperexponential(mixed.share(), mixed.first() * factor, mixed.second() * factor);
            case Distribution.LogNormal logNormal -> new Distribution.LogNormal(logNormal.p50() * factor, logNormal.p99() * factor, null);
            case Distribution.Uniform uniform -> new Distribution.Uniform(uniform.low() * factor, uniform.high() * factor);
            case Distribution.Empirical empirical -> new Distribution.Empirical(empirical.values().stream().map(value -> value * factor).toList());
        };
    }

    /// Takes parameters by name and notices those it has no use for.
    private static final class Reading {
        private final String model;
        private final Map<String, Double> parameters;
        private final Set<String> unused;

        Reading(String model, Map<String, Double> parameters) {
            this.model = model;
            this.parameters = parameters;
            unused = new TreeSet<>(parameters.keySet());
        }

        Queue queue(Matcher name) throws NotExpressible {
            double rate = positive("lambda");
            Distribution service;
            double scv;
            switch (name.group(1)) {
                case "M" -> {
                    service = new Distribution.Exponential(has("mean") ? positive("mean") : 1 / positive("mu"));
                    scv = 1;
                }
                case "D" -> {
                    service = new Distribution.Fixed(positive("D"));
                    scv = 0;
                }
                case "H2" -> {
                    double share = positive("p1");
                    if (share >= 1) {
                        throw new NotExpressible("p1 is %s: it must be less than 1".formatted(share));
                    }
                    Distribution.Hyperexponential mixed = new Distribution.Hyperexponential(share, 1 / positive("mu1"), 1 / positive("mu2"));
                    service = mixed;
                    scv = 2 * (share * mixed.first() * mixed.first() + (1 - share) * mixed.second() * mixed.second()) / (mixed.mean() * mixed.mean()) - 1;
                }
                case "LogN" -> {
                    double mean = positive("mean");
                    scv = positive("scv");
                    service = logNormal(mean, scv);
                }
                case "G" -> {
                    if (!name.group(3).equals("inf")) {
                        throw new NotExpressible("a general service time is not said in full by its mean");
                    }
                    // Any will do, as only the mean counts; this one is far from exponential.
                    scv = 2;
                    service = logNormal(positive("E[S]"), scv);
                }
                default -> {
                    scv = 1.0 / Integer.parseInt(name.group(2));
                    service = new Distribution.Gamma(positive("mean"), Math.sqrt(scv));
                }
            }
            Queue queue = name.group(3).equals("inf") ? endless(rate, service, scv) : new Queue(rate, servers(name.group(3)), service, scv, false);
            refuseUnused();
            return settled(queue);
        }

        /// `c`, `K`, `lambda` and `mu`, or `c` and the offered load `a` where nobody waits.
        Queue bounded() throws NotExpressible {
            int servers = count("c", positive("c"));
            boolean waiting = model.endsWith("K");
            int most = waiting ? count("K", positive("K")) : servers;
            if (most < servers) {
                throw new NotExpressible("K is %d: fewer than the %d servers hold".formatted(most, servers));
            }
            double rate = positive(waiting ? "lambda" : "a");
            double serviceRate = waiting ? positive("mu") : 1;
            refuseUnused();
            return new Queue(rate, servers, new Distribution.Exponential(1 / serviceRate), 1, false, most - servers, null);
        }

        /// `c`, `lambda`, `mu` and `theta`, one over the mean patience.
        Queue impatient() throws NotExpressible {
            int servers = count("c", positive("c"));
            double rate = positive("lambda");
            double serviceRate = positive("mu");
            double leaving = positive("theta");
            refuseUnused();
            return new Queue(rate, servers, new Distribution.Exponential(1 / serviceRate), 1, false, null, new Distribution.Exponential(1 / leaving));
        }

        private void refuseUnused() throws NotExpressible {
            if (!unused.isEmpty()) {
                throw new NotExpressible("the parameter %s of %s is not known here".formatted(String.join(", ", unused), model));
            }
        }

        private static Queue endless(double rate, Distribution service, double scv) throws NotExpressible {
            double busy = rate * service.mean();
            // Far beyond any number of requests that a run will see: the number is Poisson.
            double enough = Math.ceil(busy + 12 * Math.sqrt(busy) + 40);
            if (enough > MOST_SERVERS) {
                throw new NotExpressible("it keeps %s servers busy, more than are simulated here".formatted(busy));
            }
            return new Queue(rate, (int) enough, service, scv, true);
        }

        private int servers(String written) throws NotExpressible {
            OptionalInt named = written.equals("c") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(written));
            if (!has("c") && named.isPresent()) {
                return named.getAsInt();
            }
            int servers = count("c", positive("c"));
            if (named.isPresent() && named.getAsInt() != servers) {
                throw new NotExpressible("c is %d, but the model is %s".formatted(servers, model));
            }
            return servers;
        }

        private boolean has(String key) {
            return parameters.containsKey(key);
        }

        private double positive(String key) throws NotExpressible {
            unused.remove(key);
            return Queue.positive(parameters, key);
        }
    }

    /// A lognormal distribution by its mean and squared coefficient of variation.
    static Distribution.LogNormal logNormal(double mean, double scv) {
        double median = mean / Math.sqrt(1 + scv);
        return new Distribution.LogNormal(median, median * Math.exp(Math.sqrt(Math.log1p(scv)) * Z99), null);
    }

    /// A parameter that must be there and above 0.
    static double positive(Map<String, Double> parameters, String key) throws NotExpressible {
        Double value = parameters.get(key);
        if (value == null) {
            throw new NotExpressible("the parameter %s is missing".formatted(key));
        }
        if (!(value > 0)) {
            throw new NotExpressible("%s is %s: it must be above 0".formatted(key, value));
        }
        return value;
    }

    /// A parameter that counts things.
    static int count(String key, double value) throws NotExpressible {
        if (value != Math.rint(value) || value < 1 || value > MOST_SERVERS) {
            throw new NotExpressible("%s is %s: it must be a whole number from 1 to %d".formatted(key, value, MOST_SERVERS));
        }
        return (int) value;
    }
}
