package io.headroom.store;

import io.headroom.plan.Arrivals;
import io.headroom.plan.RateWindows;
import io.headroom.plan.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Recorded rates as lists of numbers, one for each window. The families of the gaps are one letter each, `G` for Gamma, `W` for Weibull, `P` for Poisson; where
/// all are Poisson a file leaves out families and shapes.
final class WindowColumns {
    private static final RateWindows.Family[] FAMILIES = RateWindows.Family.values();

    private WindowColumns() {}

    static Arrivals read(Part part) {
        double windowSeconds = part.seconds("window", "10min");
        boolean repeat = part.flagOr("repeat", false);
        double start = part.secondsOr("start", 0);
        double scale = part.numberOr("scale", 1);
        double[] requests = part.numbers("requests", "[31, 0, 12]");
        boolean plain = !part.has("shapes") && !part.has("families");
        double[] shapes = plain ? new double[requests.length] : part.numbers("shapes", "[0.7, 1, 1.3]");
        RateWindows.Family[] families = new RateWindows.Family[requests.length];
        if (plain) {
            Arrays.fill(shapes, 1);
            Arrays.fill(families, RateWindows.Family.POISSON);
        } else {
            families = families(part);
        }
        RateWindows.Family[] read = families;
        return part.make(() -> new Arrivals.Windowed(new RateWindows(windowSeconds, requests, shapes, read), repeat, start, scale));
    }

    private static RateWindows.Family[] families(Part part) {
        String letters = part.text("families", "GPW");
        RateWindows.Family[] families = new RateWindows.Family[letters.length()];
        for (int i = 0; i < families.length; i++) {
            families[i] = family(part, letters, i);
        }
        return families;
    }

    private static RateWindows.Family family(Part part, String letters, int at) {
        for (RateWindows.Family family : FAMILIES) {
            if (family.name().charAt(0) == letters.charAt(at)) {
                return family;
            }
        }
        throw part.problem("families", "has %s as letter %d: use G for Gamma, W for Weibull, P for Poisson.".formatted(OneLine.quote(letters.substring(at, at + 1)), at + 1));
    }

    static void write(Arrivals.Windowed windowed, ObjectNode object) {
        RateWindows windows = windowed.windows();
        object.put("window", Units.formatSeconds(windows.windowSeconds())).put("repeat", windowed.repeat());
        object.put("start", Units.formatSeconds(windowed.startSeconds()));
        PlanWriter.number(object, "scale", windowed.scale());
        ArrayNode requests = object.putArray("requests");
        List<Double> shapes = new ArrayList<>();
        StringBuilder families = new StringBuilder();
        for (int i = 0; i < windows.size(); i++) {
            requests.add(JsonText.number(windows.requests(i)));
            shapes.add(windows.shape(i));
            families.append(windows.family(i).name().charAt(0));
        }
        if (families.chars().anyMatch(letter -> letter != 'P')) {
            ArrayNode column = object.putArray("shapes");
            shapes.forEach(shape -> column.add(JsonText.number(shape)));
            object.put("families", families.toString());
        }
    }
}
