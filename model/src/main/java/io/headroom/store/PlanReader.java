package io.headroom.store;

import io.headroom.plan.Cluster;
import io.headroom.plan.Deployment;
import io.headroom.plan.GpuType;
import io.headroom.plan.Incident;
import io.headroom.plan.Model;
import io.headroom.plan.Offer;
import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.Profile;
import io.headroom.plan.Provider;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Scenario;
import io.headroom.plan.Scenarios;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.Trace;
import io.headroom.plan.Wall;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Reads the top of a plan file: the format first, then each section by its own reader, then the parts put together; then the scenarios, each read like the plan,
/// where a section that is left out, or the id of a part in place of the part, stands for the plan's own.
final class PlanReader {
    private final Part top;
    private final String scenario;
    private final @Nullable Plan base;

    /// @param scenario the name of what is read
    /// @param base the plan itself, for what a scenario takes from it; null to read that
    private PlanReader(Part top, String scenario, @Nullable Plan base) {
        this.top = top;
        this.scenario = scenario;
        this.base = base;
    }

    /// Gives the tenants of a plan, or of a scenario.
    @FunctionalInterface
    private interface Tenants {
        List<Tenant> of(PlanReader reader) throws BadPlanFile;
    }

    /// @param like tenants that are there already, to be taken in place of those of the file that equal them
    /// @throws BadPlanFile if the file is not a plan
    static PlanDocument read(PlanSource source, List<Tenant> like) throws BadPlanFile {
        String file = source.file();
        PlanOutline outline = PlanOutline.of(source);
        ObjectNode root = outline.root();
        FileKind.PLAN.check(file, root);
        try {
            Reading reading = new Reading(root, outline.tenants());
            Part whole = new Part(root, "$", List.of(UnknownKeys.FILE), reading);
            Part header = whole.object("headroom", FileKind.PLAN.header());
            header.find("format");
            header.find("kind");
            header.make(() -> PlanFile.FORMAT);
            String current = whole.has("scenario") ? scenarioName(whole, "scenario") : Scenarios.NONE.current();
            Part top = new Part(root, "$", List.of(current), reading);
            List.of("headroom", "scenario", "scenarioKeys", "scenarios", "wall").forEach(top::find);
            Plan plan = new PlanReader(top, current, null).plan(outline.tenants() == null ? PlanReader::listed : reader -> reader.oneByOne(outline, like));
            List<Scenario> others = new ArrayList<>();
            for (Part part : whole.objects("scenarios", "name")) {
                others.add(scenario(part, plan));
            }
            Wall wall = WallReader.wall(whole);
            whole.keysOf("scenarioKeys", List.of(UnknownKeys.FILE, "scenarios", current));
            Plan all = whole.at("scenarios", () -> plan.withScenarios(new Scenarios(current, others)).withWall(wall));
            return new PlanDocument(all, reading.unknown().done(current), reading.warnings());
        } catch (Problem problem) {
            throw new BadPlanFile(file, String.valueOf(problem.getMessage()));
        }
    }

    private static String scenarioName(Part part, String key) {
        String name = part.name(key, "Gold first");
        return part.at(key, () -> new Scenarios(name, List.of())).current();
    }

    private static Scenario scenario(Part part, Plan base) throws BadPlanFile {
        String name = scenarioName(part, "name");
        part.reading().unknown().scenario(name);
        Plan plan = new PlanReader(part.object("plan", "{\"notes\": \"What is different here\"}").ofScenario(name), name, base).plan(PlanReader::listed);
        return part.make(() -> new Scenario(name, plan));
    }

    private List<Tenant> listed() {
        return each("tenants", TenantReader::tenant, Plan::tenants, Tenant::id);
    }

    private List<Tenant> oneByOne(PlanOutline outline, List<Tenant> like) throws BadPlanFile {
        top.find("tenants");
        return outline.read((index, object) -> {
            Tenant tenant = TenantReader.tenant(top.one("tenants", index, object));
            return index < like.size() && like.get(index).equals(tenant) ? like.get(index) : tenant;
        });
    }

    private Plan plan(Tenants ofFile) throws BadPlanFile {
        String name = own("name", Plan::name, () -> top.name("name", "My plan"));
        String notes = own("notes", Plan::notes, () -> top.textOr("notes", ""));
        RunSettings run = own("run", Plan::run, () -> run(top.object("run", "{\"start\": \"2027-01-04T08:00\", \"duration\": \"1h\"}")));
        List<GpuType> gpuTypes = each("gpuTypes", CatalogueCopyReader::gpuType, Plan::gpuTypes, GpuType::id);
        List<Model> models = each("models", CatalogueCopyReader::model, Plan::models, Model::id);
        List<Profile> profiles = each("profiles", ProfileReader::profile, Plan::profiles, Profile::id);
        List<Cluster> fleet = each("fleet", new FleetReader(gpuTypes)::cluster, Plan::fleet, Cluster::id);
        List<Deployment> deployments = each("deployments", FleetReader::deployment, Plan::deployments, Deployment::id);
        List<Partition> partitions = each("partitions", new PartitionReader(fleet, gpuTypes)::partition, Plan::partitions, Partition::id);
        List<Tier> tiers = each("tiers", TenantReader::tier, Plan::tiers, Tier::id);
        List<Tenant> tenants = ofFile.of(this);
        List<Provider> providers = each("providers", EventReader::provider, Plan::providers, Provider::id);
        List<Incident> incidents = own("incidents", Plan::incidents, () -> top.objects("incidents", EventReader::name).stream().map(EventReader::incident).toList());
        List<Offer> offers = each("offers", OfferReader::offer, Plan::offers, Offer::id);
        List<Trace> traces = each("traces", TraceColumns::read, Plan::traces, Trace::id);
        PlanParts parts = new PlanParts(name, notes, gpuTypes, models, profiles, fleet, deployments, partitions, tiers, tenants, providers, incidents, traces, run,
                offers);
        return top.make(() -> parts.completedFrom(top.reading().catalogue()).plan(top.path()));
    }

    /// What stands at a key, which a scenario may leave out.
    private <T> T own(String key, Function<Plan, T> ofPlan, Supplier<T> reader) {
        if (base == null || top.has(key)) {
            return reader.get();
        }
        top.reading().unknown().takes(scenario, key);
        return ofPlan.apply(base);
    }

    private <T> List<T> each(String section, Function<Part, T> reader, Function<Plan, List<T>> ofPlan, Function<T, Object> id) {
        return own(section, ofPlan, () -> base == null ? top.objects(section, "id").stream().map(reader).toList() : mixed(section, reader, ofPlan.apply(base), id));
    }

    /// The parts of a section of a scenario, some of them the plan's own.
    private <T> List<T> mixed(String section, Function<Part, T> reader, List<T> ofPlan, Function<T, Object> id) {
        Map<String, T> byId = ofPlan.stream().collect(Collectors.toMap(part -> id.apply(part).toString(), Function.identity()));
        return top.entries(section).stream().map(entry -> {
            if (entry.object() != null) {
                return reader.apply(entry.object());
            }
            @Nullable T part = byId.get(entry.id());
            if (part == null) {
                throw new Problem(entry.path(), "the plan itself has no %s in its %s: write the whole part here, or choose one of: %s.".formatted(OneLine.quote(entry.id()), section,
                        byId.isEmpty() ? "(none yet)" : byId.keySet().stream().sorted().limit(8).collect(Collectors.joining(", "))));
            }
            top.reading().unknown().takes(scenario, section, entry.id());
            return part;
        }).toList();
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
