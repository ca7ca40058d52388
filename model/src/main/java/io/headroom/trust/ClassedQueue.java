package io.headroom.trust;

import io.headroom.plan.Distribution;
import io.headroom.plan.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A queue whose requests are of classes: when a server is free the highest class that waits is served, within a class who came first. Service that has begun goes on.
///
/// @param classes the highest first, each with Poisson arrivals
/// @param servers servers; one, unless all classes have the same service time
record ClassedQueue(List<Customers> classes, int servers) implements QueueShape {
    private static final Pattern NAME = Pattern.compile("M/(M|D|G)/([1-9]\\d{0,5}|c)(?:\\([a-z]+-class\\))? NP-prio");
    private static final double ROUNDING = 1e-9;

    /// A class of requests.
    ///
    /// @param rate arrivals per unit of time
    /// @param service how long one holds a server
    /// @param scv squared coefficient of variation of that
    record Customers(double rate, Distribution service, double scv) {
        double load() {
            return rate * service.mean();
        }
    }

    ClassedQueue {
        classes = List.copyOf(classes);
    }

    /// Whether a model is one of these.
    static boolean isName(String model) {
        return NAME.matcher(model).matches();
    }

    /// Reads a model and its parameters: `l1`, `l2`, ... arrivals of each class; their mean service times `E1`, `E2`, ... and second moments `E2_1`, `E2_2`, ..., or one
    /// rate of service `mu`; and servers `c`, 1 if there are none.
    ///
    /// @throws NotExpressible if partitions cannot be that queue, or it never settles
    static ClassedQueue of(String model, Map<String, Double> parameters) throws NotExpressible {
        Matcher name = NAME.matcher(model);
        if (!name.matches()) {
            throw new NotExpressible("no such model is known here");
        }
        Set<String> unused = new TreeSet<>(parameters.keySet());
        int servers = servers(name.group(2), parameters);
        unused.remove("c");
        List<Customers> classes = new ArrayList<>();
        for (int k = 1; parameters.containsKey("l" + k); k++) {
            classes.add(customers(name.group(1), parameters, k));
            unused.removeAll(List.of("l" + k, "E" + k, "E2_" + k, "mu"));
        }
        if (!unused.isEmpty()) {
            throw new NotExpressible("the parameter %s of %s is not known here".formatted(String.join(", ", unused), model));
        }
        int most = Tier.Level.values().length;
        if (classes.size() < 2 || classes.size() > most) {
            throw new NotExpressible("it has %d classes: tiers have 2 to %d levels".formatted(classes.size(), most));
        }
        ClassedQueue queue = new ClassedQueue(classes, servers);
        if (queue.load() >= 1) {
            throw new NotExpressible("its load is %s: the queue grows without bound, so it has no such figure".formatted(queue.load()));
        }
        if (servers > 1 && !queue.alike()) {
            throw new NotExpressible("classes with service times of their own on several servers: a partition's servers are alike for all");
        }
        return queue;
    }

    private static int servers(String written, Map<String, Double> parameters) throws NotExpressible {
        if (!parameters.containsKey("c")) {
            return written.equals("c") ? 1 : Queue.count("c", Double.parseDouble(written));
        }
        int servers = Queue.count("c", Queue.positive(parameters, "c"));
        if (!written.equals("c") && servers != Integer.parseInt(written)) {
            throw new NotExpressible("c is %d, but the model has %s servers".formatted(servers, written));
        }
        return servers;
    }

    private static Customers customers(String kind, Map<String, Double> parameters, int k) throws NotExpressible {
        double rate = Queue.positive(parameters, "l" + k);
        double mean = parameters.containsKey("E" + k) ? Queue.positive(parameters, "E" + k) : 1 / Queue.positive(parameters, "mu");
        if (kind.equals("G")) {
            double scv = Queue.positive(parameters, "E2_" + k) / (mean * mean) - 1;
            if (scv < -ROUNDING) {
                throw new NotExpressible("E2_%d is less than the square of E%d: no service time has such moments".formatted(k, k));
            }
            // Of a general service time only two moments count, so any with them will do.
            return scv < 1e-4 ? new Customers(rate, new Distribution.Fixed(mean), 0) : new Customers(rate, new Distribution.Gamma(mean, Math.sqrt(scv)), scv);
        }
        double scv = kind.equals("M") ? 1 : 0;
        if (parameters.containsKey("E2_" + k) && Math.abs(Queue.positive(parameters, "E2_" + k) / (mean * mean) - 1 - scv) > 1e-6) {
            throw new NotExpressible("E2_%d is %s: the second moment of such a service time with mean %s is %s".formatted(k, parameters.get("E2_" + k), mean,
                    (1 + scv) * mean * mean));
        }
        return new Customers(rate, kind.equals("M") ? new Distribution.Exponential(mean) : new Distribution.Fixed(mean), scv);
    }

    /// Whether all classes have the same service time.
    boolean alike() {
        return classes.stream().map(Customers::service).distinct().count() == 1;
    }

    @Override
    public double rate() {
        return classes.stream().mapToDouble(Customers::rate).sum();
    }

    @Override
    public double mean() {
        return classes.stream().mapToDouble(Customers::load).sum() / rate();
    }

    @Override
    public double load() {
        return rate() * mean() / servers;
    }

    /// As of a queue without classes with that mix of service times, and longer by as much as the lowest class waits longer for those before it.
    @Override
    public double memory() {
        return (2 * (1 + scv()) / ((1 - load()) * (1 - load())) + rate() * mean()) / (1 - load() + classes.getLast().load() / servers);
    }

    @Override
    public double cluster() {
        return Math.max(1, (1 + scv()) / (2 * (1 - load())));
    }

    /// Squared coefficient of variation over all requests.
    private double scv() {
        double second = classes.stream().mapToDouble(each -> each.rate() * each.service().mean() * each.service().mean() * (1 + each.scv())).sum() / rate();
        return second / (mean() * mean()) - 1;
    }

    /// The same queue with time in another unit.
    ///
    /// @param factor new units of time in one old one
    ClassedQueue in(double factor) {
        return new ClassedQueue(classes.stream().map(each -> new Customers(each.rate() / factor, Queue.scaled(each.service(), factor), each.scv())).toList(), servers);
    }
}
