package io.headroom.report;

import io.headroom.engine.LatencyHistogram;
import io.headroom.engine.Results;
import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.Rate;
import io.headroom.plan.Serving;
import io.headroom.plan.Tier;
import io.headroom.words.Format;
import io.headroom.words.ProfileWords;
import io.headroom.words.Words;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/// What the figures rest on: the run, what each number means, prices, GPU and model facts with their sources.
final class AssumptionsSheet {
    private static final Words WORDS = Words.of(AssumptionsSheet.class);
    private static final Format FORMAT = Format.here();
    private static final int LAST = 8;
    private static final int FIRST_WIDTH = 28;
    private static final int SECOND_WIDTH = 18; // the start of the run with its time
    private static final int WIDTH = 15;
    private static final short SCALE = 87; // percent: all columns fill the width of A4
    private static final int START = 5; // rows of a section that stay together: its heading, that of its columns and a row
    private static final int FULL_WIDTH = SECOND_WIDTH + (LAST - 1) * WIDTH;
    private static final List<String> MEANINGS = List.of("kind", "percentile", "interval", "state", "counts", "latencies", "utilisation", "cost", "chance");

    private final Page page;
    private final Plan plan;
    private final Results results;
    private final Provenance provenance;
    private int row = 3;
    private String source = ""; // of the rows of a table above, told below the last of them

    private AssumptionsSheet(Page page, Plan plan, Results results, Provenance provenance) {
        this.page = page;
        this.plan = plan;
        this.results = results;
        this.provenance = provenance;
    }

    static void fill(Page page, Plan plan, Results results, Provenance provenance) {
        page.heading(WORDS.text("sheet.assumptions"), WORDS.text("assumptions.note"));
        page.widths(FIRST_WIDTH, SECOND_WIDTH, WIDTH, WIDTH, WIDTH, WIDTH, WIDTH, WIDTH, WIDTH);
        page.scale(SCALE);
        AssumptionsSheet sheet = new AssumptionsSheet(page, plan, results, provenance);
        sheet.run();
        sheet.meanings();
        sheet.trust();
        sheet.prices();
        sheet.gpus();
        sheet.models();
        sheet.deployments();
        sheet.profiles();
        sheet.tiers();
        sheet.sources();
        page.sheet().createFreezePane(0, 2);
        page.sheet().setRepeatingRows(new CellRangeAddress(0, 1, -1, -1));
    }

    private void run() {
        Results.EngineFacts engine = results.engine();
        section("run");
        fact("plan", plan.name(), Style.TEXT);
        if (!plan.notes().isBlank()) {
            page.put(row, 0, head("notes"), Style.TEXT);
            String notes = Page.printable(plan.notes().strip());
            page.across(row, 1, LAST, notes, Style.WRAPPED, Page.linesIn(notes, FULL_WIDTH));
            row++;
        }
        fact("start", plan.run().start(), Style.MOMENT);
        fact("duration", FORMAT.durationExact(engine.durationSeconds()).text(), Style.TEXT);
        fact("warmup", FORMAT.durationExact(engine.warmupSeconds()).text(), Style.TEXT);
        fact("replications", engine.replications(), Style.SETTING);
        if (engine.stop() != null) {
            fact("halfWidth", Scope.replications(engine), Style.TEXT);
        }
        fact("seed", Long.toString(engine.seed()), Style.TEXT); // a double would lose the digits of a large seed
        fact("engine", engine.version(), Style.TEXT);
        fact("sha256", provenance.planSha256(), Style.TEXT);
        fact("requests", engine.requests(), Style.SETTING);
        fact("events", engine.events(), Style.SETTING);
        row++;
    }

    private void meanings() {
        section("meanings");
        for (String key : MEANINGS) {
            page.put(row, 0, head("meaning." + key), Style.TEXT);
            String text = WORDS.text("assumptions.meaning." + key + ".text", FORMAT.shareExact(LatencyHistogram.RELATIVE_ERROR).text());
            page.across(row, 1, LAST, text, Style.WRAPPED, Page.linesIn(text, FULL_WIDTH));
            row++;
        }
        row++;
    }

    private void trust() {
        section("trust");
        headers("compared", "points", "ttftMedian", "ttftP90", "tpotMedian", "tpotP90");
        for (TrustFigures.Measured measured : TrustFigures.measured(plan)) {
            cells(head("trust.measured"), Cell.text(measured.name()), new Cell(measured.rows(), Style.COUNT), new Cell(measured.ttftMedian(), Style.SHARE), new Cell(measured.ttftP90(), Style.SHARE),
                    new Cell(measured.tpotMedian(), Style.SHARE), new Cell(measured.tpotP90(), Style.SHARE));
        }
        TrustFigures.Queues queues = TrustFigures.queues();
        cells(WORDS.text("assumptions.trust.queues", queues.outside()), Cell.text(head("trust.theory")), new Cell(queues.rows(), Style.COUNT));
        for (TrustFigures.Estimated estimated : TrustFigures.estimated("ttft_p99")) {
            String load = Double.isInfinite(estimated.upToLoad()) ? head("trust.more") : WORDS.text("assumptions.trust.load", FORMAT.shareExact(estimated.upToLoad()).text());
            cells(head("trust.estimated"), Cell.text(load), new Cell(estimated.plans(), Style.COUNT), new Cell(estimated.median(), Style.SHARE), new Cell(estimated.p90(), Style.SHARE));
        }
        end();
    }

    private void prices() {
        section("prices");
        headers("cluster", "gpu", "nodes", "gpusPerNode", "onDemand", "reserved", "asOf", "from");
        for (Cluster cluster : plan.fleet()) {
            cells(cluster.prices().source(), Cell.text(cluster.name()), Cell.text(plan.gpuType(cluster.gpu()).name()), new Cell(cluster.nodes(), Style.COUNT),
                    new Cell(cluster.gpusPerNode(), Style.GPUS), new Cell(cluster.prices().onDemandUsdPerGpuHour(), Style.USD_PER_GPU_HOUR),
                    new Cell(cluster.prices().reservedUsdPerGpuHour(), Style.USD_PER_GPU_HOUR), new Cell(cluster.prices().asOf(), Style.DATE),
                    new Cell(cluster.availableFrom(), Style.DATE));
        }
        end();
    }

    private void gpus() {
        section("gpus");
        headers("gpu", "memory", "bandwidth", "bf16", "fp8", "fp4", "link", "gpusPerNode", "power");
        for (GpuType gpu : plan.gpuTypes()) {
            cells(gpu.source(), Cell.text(gpu.name()), new Cell(gpu.memoryGib(), Style.GIB), new Cell(gpu.bandwidthGbps(), Style.GBPS),
                    new Cell(gpu.bf16Tflops(), Style.TFLOPS), new Cell(gpu.fp8Tflops(), Style.TFLOPS), new Cell(gpu.fp4Tflops(), Style.TFLOPS),
                    new Cell(gpu.linkGbps(), Style.GBPS), new Cell(gpu.gpusPerNode(), Style.GPUS), new Cell(gpu.powerWatts(), Style.WATTS));
        }
        end();
    }

    private void models() {
        section("models");
        headers("model", "parameters", "active", "layers", "experts", "context", "kvToken", "kvSequence", "weights");
        for (Model model : plan.models()) {
            cells(model.source(), Cell.text(model.name()), new Cell(model.parameters(), Style.PARAMETERS), new Cell(model.activeParameters(), Style.PARAMETERS),
                    new Cell(model.layers(), Style.COUNT), new Cell(model.experts() == 0 ? null : model.experts(), Style.COUNT),
                    new Cell(model.maxContext(), Style.TOKENS), new Cell(model.kvBytesPerToken(), Style.BYTES),
                    new Cell(model.kvBytesPerSequence(), Style.BYTES), new Cell(model.weightBytes(), Style.GIGABYTES));
        }
        end();
    }

    private void deployments() {
        section("deployments");
        headers("deployment", "model", "precision", "kvPrecision", "tp", "stepTokens", "sequences", "memoryShare", "prefixCaching");
        for (Deployment deployment : plan.deployments()) {
            switch (deployment.serving()) {
                case Serving.Batching batching -> cells(WORDS.text("assumptions.batching"), Cell.text(deployment.name()), Cell.text(deployment.model()),
                        Cell.text(Spelling.word(batching.precision())), Cell.text(Spelling.word(batching.kvPrecision())),
                        new Cell(batching.tensorParallel(), Style.COUNT), new Cell(batching.maxBatchedTokens(), Style.TOKENS),
                        new Cell(batching.maxSequences(), Style.COUNT), new Cell(batching.memoryShare(), Style.SHARE),
                        Cell.text(WORDS.text(!batching.prefixCaching() ? "assumptions.caching.off"
                                : batching.sessionAffinity() ? "assumptions.caching.on" : "assumptions.caching.roaming")));
                case Serving.Slots slots -> cells(WORDS.count("assumptions.slots", slots.gpusPerReplica(), slots.servers(), FORMAT.duration(slots.serviceSeconds().mean()).text()),
                        Cell.text(deployment.name()), Cell.text(deployment.model()));
            }
        }
        end();
    }

    private void profiles() {
        section("profiles");
        headers("profile", "scope", "points", "ttftMedian", "ttftP90", "tpotMedian", "tpotP90");
        ProfileWords words = ProfileWords.here();
        for (Profile profile : plan.profiles()) {
            Profile.Accuracy accuracy = profile.accuracy();
            Cell unknown = new Cell(null, Style.SHARE);
            String taken = words.protocol(profile.protocol());
            cells(taken.isEmpty() ? profile.source() : "%s; %s: %s".formatted(profile.source(), head("protocol"), taken), Cell.text(profile.name()), Cell.text(words.scope(profile.scope())), new Cell(accuracy == null ? null : accuracy.points(), Style.COUNT),
                    accuracy == null ? unknown : new Cell(accuracy.ttftMedian(), Style.SHARE), accuracy == null ? unknown : new Cell(accuracy.ttftP90(), Style.SHARE),
                    accuracy == null ? unknown : new Cell(accuracy.tpotMedian(), Style.SHARE), accuracy == null ? unknown : new Cell(accuracy.tpotP90(), Style.SHARE));
        }
        if (plan.profiles().isEmpty()) {
            page.put(row, 0, head("profiles.none"), Style.TEXT);
            row++;
        }
        end();
    }

    private void tiers() {
        section("tiers");
        headers("tier", "level", "requestLimit", "tokenLimit", "weight");
        for (Tier tier : plan.tiers()) {
            cells(WORDS.text("assumptions.limits"), Cell.text(tier.name()), Cell.text(WORDS.of(tier.level())), Cell.text(limit(tier.limits().requests())),
                    Cell.text(limit(tier.limits().tokens())), new Cell(tier.weight(), Style.RATIO));
        }
    }

    private static String limit(@Nullable Rate rate) {
        return rate == null ? WORDS.text("assumptions.unlimited") : rate.toString();
    }

    /// What a cell of the tables shows.
    private record Cell(@Nullable Object value, Style style) {
        static Cell text(Object value) {
            return new Cell(value, Style.WRAPPED);
        }
    }

    /// A row of a table. What it rests on stands below it, or once below the rows that share it.
    private void cells(String restsOn, Cell... cells) {
        if (!restsOn.equals(source)) {
            sources();
            source = restsOn;
        }
        int lines = 1;
        for (int i = 0; i <= LAST; i++) {
            if (i < cells.length) {
                page.put(row, i, cells[i].value(), cells[i].style());
                lines = Math.max(lines, cells[i].style() == Style.WRAPPED ? Page.linesIn(String.valueOf(cells[i].value()), page.width(i)) : 1);
            } else {
                page.blank(row, i, Style.TEXT);
            }
        }
        page.lines(row, lines);
        row++;
    }

    private void sources() {
        if (!source.isEmpty()) {
            page.remark(row++, LAST, source);
            source = "";
        }
    }

    private void headers(String... keys) {
        List<String> words = List.of("cluster", "gpu", "model", "deployment", "precision", "kvPrecision", "prefixCaching", "profile", "scope", "tier", "level", "requestLimit",
                "tokenLimit", "asOf", "from", "compared");
        int lines = 1;
        for (int i = 0; i <= LAST; i++) {
            if (i < keys.length) {
                page.put(row, i, head(keys[i]), words.contains(keys[i]) ? Style.HEADER : Style.HEADER_FIGURE);
                lines = Math.max(lines, Page.linesOfHeader(head(keys[i]), page.width(i)));
            } else {
                page.blank(row, i, Style.HEADER);
            }
        }
        page.lines(row, lines);
        row++;
    }

    /// Begins a section, on a new page where only its headings would fit on this one.
    private void section(String key) {
        page.keep(row, START);
        page.put(row, 0, head("section." + key), Style.SECTION);
        for (int column = 1; column <= LAST; column++) {
            page.blank(row, column, Style.SECTION);
        }
        row++;
    }

    /// The end of a table: what its last rows rest on, and a free row.
    private void end() {
        sources();
        row++;
    }

    private void fact(String key, Object value, Style style) {
        page.put(row, 0, head(key), Style.TEXT);
        page.put(row, 1, value, style);
        for (int column = 2; column <= LAST; column++) {
            page.blank(row, column, Style.TEXT);
        }
        row++;
    }

    private static String head(String key) {
        return WORDS.text("assumptions." + key);
    }
}
