package io.headroom.calibrate;

import io.headroom.catalog.Catalogue;
import io.headroom.plan.Coefficient;
import io.headroom.plan.Efficiency;
import io.headroom.plan.Profile;
import io.headroom.plan.Protocol;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/*
 * Rows of fold 0 are set aside: nothing is fitted to them, and the accuracy that ships with a profile is theirs. A GPU type and engine with few rows has no
 * profile of its own; those for any GPU serve it.
 */
/// Fits the profiles that ship with the catalogue: one for each family of models, one for each engine, and one for each GPU type and engine with enough rows.
/// Run with a table of measurements and `assets/catalogue/profiles.csv`; the rows there that rest on kernel measurements are kept.
final class ShippedProfiles {
    private static final int SET_ASIDE = 0;
    private static final int FEWEST_TRAINING = 20;
    private static final int FEWEST_JUDGED = 5;

    private final List<MeasuredRow> rows;
    private final List<String> lines = new ArrayList<>();

    private ShippedProfiles(List<MeasuredRow> rows) {
        this.rows = rows;
    }

    public static void main(String[] arguments) throws IOException {
        List<MeasuredRow> rows = MeasuredTable.read(Path.of(arguments[0]), Catalogue.shipped()).stream().filter(row -> row.point() != null).toList();
        Path target = Path.of(arguments[1]);
        List<String> before = Files.readAllLines(target);
        ShippedProfiles shipped = new ShippedProfiles(rows);
        shipped.fitAll();
        Files.write(target, Stream.concat(Stream.of(header()), Stream.concat(before.stream().filter(line -> line.contains("-kernels,")), shipped.lines.stream())).toList());
    }

    private static String header() {
        return "id,name,gpu,engine,family," + Stream.of(Coefficient.values()).map(Coefficient::key).collect(Collectors.joining(","))
                + ",requests_per_client,shortest,seats,kv_precision,points,ttft_median,ttft_p90,tpot_median,tpot_p90,source";
    }

    private void fitAll() {
        for (Profile.Family family : Profile.Family.values()) {
            List<MeasuredRow> all = rows.stream().filter(row -> row.group().family() == family).toList();
            fit(all, "", "", family);
            for (String engine : distinct(all, "")) {
                List<MeasuredRow> served = all.stream().filter(row -> row.group().engine().equals(engine)).toList();
                fit(served, "", engine, family);
                for (String gpu : distinct(served, engine)) {
                    List<MeasuredRow> here = served.stream().filter(row -> row.group().gpu().equals(gpu)).toList();
                    if (here.stream().filter(row -> Folds.of(row.id()) != SET_ASIDE).count() >= FEWEST_TRAINING) {
                        fit(here, gpu, engine, family);
                    }
                }
            }
        }
    }

    private static List<String> distinct(List<MeasuredRow> some, String engine) {
        return some.stream().map(row -> engine.isEmpty() ? row.group().engine() : row.group().gpu()).distinct().sorted(Comparator.naturalOrder()).toList();
    }

    private void fit(List<MeasuredRow> some, String gpu, String engine, Profile.Family family) {
        List<MeasuredPoint> training = points(some.stream().filter(row -> Folds.of(row.id()) != SET_ASIDE).toList());
        List<MeasuredPoint> judged = points(some.stream().filter(row -> Folds.of(row.id()) == SET_ASIDE).toList());
        ProfileFit fit = new ProfileFit(training, ProfileFit.usual(), () -> false);
        Fit.Fitted found = fit.run();
        String kind = family == Profile.Family.DENSE ? "dense models" : "mixtures of experts";
        String name = Stream.of(gpu.isEmpty() ? "any GPU" : gpu, engine, kind).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        String id = Stream.of(gpu.isEmpty() ? "any" : gpu, engine, family.name().toLowerCase(Locale.ROOT)).filter(part -> !part.isEmpty()).collect(Collectors.joining("-"));
        Efficiency efficiency = found.efficiency();
        Protocol protocol = found.protocol();
        List<String> cells = new ArrayList<>(List.of(id, '"' + name + '"', gpu, engine, family.name().toLowerCase(Locale.ROOT)));
        for (Coefficient coefficient : Coefficient.values()) {
            cells.add(fit.free().contains(coefficient) ? figure(efficiency.get(coefficient)) : "");
        }
        cells.addAll(List.of(Integer.toString(protocol.requestsPerClient()), figure(protocol.shortest()), protocol.seats().name().toLowerCase(Locale.ROOT),
                protocol.kvPrecision().name().toLowerCase(Locale.ROOT)));
        if (judged.size() < FEWEST_JUDGED) {
            cells.addAll(List.of("", "", "", "", ""));
        } else {
            Profile.Accuracy accuracy = Errors.of(Replay.of(judged, protocol, efficiency));
            cells.add(Integer.toString(judged.size()));
            Stream.of(accuracy.ttftMedian(), accuracy.ttftP90(), accuracy.tpotMedian(), accuracy.tpotP90()).map(ShippedProfiles::figure).forEach(cells::add);
        }
        cells.add("\"fitted to %d runs of ai-dynamo/aiconfigurator's served latencies (Apache-2.0), judged on others, read 2026-11-22\"".formatted(training.size()));
        lines.add(String.join(",", cells));
        System.out.println(String.join(" ", cells));
    }

    private static List<MeasuredPoint> points(List<MeasuredRow> some) {
        return some.stream().map(row -> Objects.requireNonNull(row.point())).toList();
    }

    private static String figure(double value) {
        return BigDecimal.valueOf(value).round(new MathContext(4)).stripTrailingZeros().toString();
    }
}
