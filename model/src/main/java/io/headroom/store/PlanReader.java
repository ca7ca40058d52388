package io.headroom.store;

import io.headroom.plan.GpuType;
import io.headroom.plan.Model;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// Reads the top of a plan file: the format first, then each section by its own reader, then the parts put together.
final class PlanReader {
    private final Part top;
    private final Reading reading;

    private PlanReader(ObjectNode root) {
        this.reading = new Reading(root);
        this.top = new Part(root, "$", List.of(), reading);
    }

    /// @throws BadPlanFile if the tree is not a plan
    static PlanDocument read(String file, ObjectNode root) throws BadPlanFile {
        FileKind.PLAN.check(file, root);
        try {
            PlanReader reader = new PlanReader(root);
            Plan plan = reader.plan();
            return new PlanDocument(plan, reader.reading.unknownKeys(), reader.reading.warnings());
        } catch (Problem problem) {
            throw new BadPlanFile(file, String.valueOf(problem.getMessage()));
        }
    }

    private Plan plan() {
        Part header = top.object("headroom", FileKind.PLAN.header());
        header.find("format");
        header.find("kind");
        header.make(() -> PlanFile.FORMAT);
        String name = top.name("name", "My plan");
        String notes = top.textOr("notes", "");
        RunSettings run = run(top.object("run", "{\"start\": \"2027-01-04T08:00\", \"duration\": \"1h\"}"));
        List<GpuType> gpuTypes = each("gpuTypes", CatalogueCopyReader::gpuType);
        List<Model> models = each("models", CatalogueCopyReader::model);
        PlanParts parts = new PlanParts(name, notes, gpuTypes, models, each("profiles", ProfileReader::profile), each("fleet", new FleetReader(gpuTypes)::cluster),
                each("deployments", FleetReader::deployment), each("partitions", FleetReader::partition), each("tiers", TenantReader::tier),
                each("tenants", TenantReader::tenant), each("providers", EventReader::provider),
                top.objects("incidents", EventReader::name).stream().map(EventReader::incident).toList(), each("traces", TraceColumns::read), run);
        return top.make(() -> parts.completedFrom(reading.catalogue()).plan());
    }

    private <T> List<T> each(String section, Function<Part, T> reader) {
        return top.objects(section, "id").stream().map(reader).toList();
    }

    private static RunSettings run(Part part) {
        LocalDateTime start;
        String text = part.text("start", "2027-01-04T08:00");
        try {
            start = LocalDateTime.parse(text);
        } catch (DateTimeException bad) {
            throw part.problem("start", "%s is not a date and time: write it like 2027-01-04T08:00.".formatted(OneLine.quote(text)));
        }
        double duration = part.seconds("duration", "1h");
        double warmup = part.secondsOr("warmup", 0);
        long seed = part.longOr("seed", 1);
        int replications = part.wholeOr("replications", 5);
        Double halfWidth = part.findNumber("halfWidth", "0.02");
        return part.make(() -> new RunSettings(start, duration, warmup, seed, replications, halfWidth));
    }
}
