package io.headroom.sheet;

import io.headroom.plan.Arrivals;
import io.headroom.plan.Client;
import io.headroom.plan.Deployment;
import io.headroom.plan.Envelope;
import io.headroom.plan.InvalidPlan;
import io.headroom.plan.Model;
import io.headroom.plan.ModelId;
import io.headroom.plan.Objective;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.plan.Tier;
import io.headroom.plan.Traffic;
import io.headroom.plan.Units;
import io.headroom.plan.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One thing about a tenant in one cell: how it is written, and how it is read back. Traffic is that of the first workload.
public enum TenantColumn implements SheetColumn {
    /// Its name.
    NAME("Name"),
    /// The name of its tier.
    TIER("Tier"),
    /// The models it accepts, in order of preference, by id, with commas between them.
    MODELS("Models"),
    /// The class of its workload: interactive, agentic, batch or sandbox.
    CLASS("Class"),
    /// The pattern in which requests come, e.g. `poisson` or `on/off 20s 3min`.
    ARRIVALS("Arrivals"),
    /// How many requests come, e.g. `4.2/s`.
    RATE("Rate"),
    /// Tokens of a prompt, e.g. `1800` or `lognormal p50 300 p99 2.9k`.
    INPUT("Input tokens"),
    /// Tokens of an answer.
    OUTPUT("Output tokens"),
    /// What it was promised, e.g. `ttft p99 500ms; e2e p99 12s`.
    OBJECTIVES("Objectives"),
    /// End-to-end time after which a request is a missed deadline, e.g. `1h`.
    DEADLINE("Deadline"),
    /// What a missed deadline costs, in US dollars.
    MISS("Cost per miss $"),
    /// The most it would pay, in US dollars per month.
    BUDGET("Budget $/month"),
    /// The name of its workload.
    WORKLOAD("Workload"),
    /// What else there is about it that no cell of the row holds; pasting refuses it, since it would be lost.
    MORE("Not in this row");

    private final String title;

    TenantColumn(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    /// The column with a title, whatever its case; empty where there is none.
    public static Optional<TenantColumn> titled(String text) {
        return Arrays.stream(values()).filter(column -> column.title.equalsIgnoreCase(text.strip())).findFirst();
    }

    /// What the cell of a tenant says; empty where there is nothing to say.
    public String text(Plan plan, Tenant tenant) {
        Workload workload = tenant.workloads().getFirst();
        return switch (this) {
            case NAME -> tenant.name();
            case TIER -> name(plan, plan.tier(tenant.tier()));
            case MODELS -> workload.models().stream().map(ModelId::value).collect(Collectors.joining(", "));
            case CLASS -> workload.kind().name().toLowerCase(Locale.ROOT);
            case ARRIVALS -> arrivals(workload.traffic());
            case RATE -> workload.traffic().pattern() == null ? "" : Units.format(workload.traffic().pattern().rate());
            case INPUT -> workload.traffic() instanceof Traffic.Generated generated ? SpreadText.format(generated.inputTokens()) : "";
            case OUTPUT -> workload.traffic() instanceof Traffic.Generated generated ? SpreadText.format(generated.outputTokens()) : "";
            case OBJECTIVES -> tenant.objectives().stream().map(TenantColumn::text).collect(Collectors.joining("; "));
            case DEADLINE -> workload.deadlineSeconds() == null ? "" : Units.formatSeconds(workload.deadlineSeconds());
            case MISS -> workload.missUsd() == 0 ? "" : Units.formatCount(workload.missUsd());
            case BUDGET -> tenant.budgetUsdPerMonth() == null ? "" : Units.formatCount(tenant.budgetUsdPerMonth());
            case WORKLOAD -> workload.name();
            case MORE -> String.join("; ", more(tenant));
        };
    }

    /// The name of a tier, or its id where the name could be read as another's.
    private static String name(Plan plan, Tier tier) {
        boolean clear = plan.tiers().stream().filter(other -> !other.equals(tier)).noneMatch(other -> other.name().equalsIgnoreCase(tier.name()) || other.id().value().equals(tier.name()));
        return clear ? tier.name() : tier.id().value();
    }

    private static String arrivals(Traffic traffic) {
        return switch (traffic) {
            case Traffic.Replayed replayed -> "trace " + replayed.trace();
            case Traffic.Sessions _ -> "sessions";
            case Traffic.Generated generated -> switch (generated.arrivals()) {
                case Arrivals.Steady steady -> ArrivalsText.format(steady);
                case Arrivals.Shaped shaped -> ArrivalsText.format(shaped.base());
                case Arrivals.Windowed _ -> "recorded rates";
            };
        };
    }

    /// What an objective bounds, such as `ttft p99`.
    static String name(Objective objective) {
        return objective.metric().name().toLowerCase(Locale.ROOT) + " " + objective.statistic().name().toLowerCase(Locale.ROOT);
    }

    static String text(Objective objective) {
        return name(objective) + " " + Units.formatSeconds(objective.targetSeconds());
    }

    private static List<String> more(Tenant tenant) {
        List<String> more = new ArrayList<>();
        if (tenant.workloads().size() > 1) {
            more.add(tenant.workloads().size() - 1 + " more of its workloads");
        }
        Workload workload = tenant.workloads().getFirst();
        switch (workload.traffic()) {
            case Traffic.Replayed _ -> more.add("trace");
            case Traffic.Sessions _ -> more.add("sessions");
            case Traffic.Generated generated -> {
                if (!(generated.arrivals() instanceof Arrivals.Steady)) {
                    more.add(generated.arrivals() instanceof Arrivals.Shaped ? "curve and growth" : "recorded rates");
                }
                if (!SpreadText.fits(generated.inputTokens()) || !SpreadText.fits(generated.outputTokens())) {
                    more.add("values of tokens");
                }
            }
        }
        if (!workload.envelope().equals(Envelope.PLAIN)) {
            more.add("payload");
        }
        if (!tenant.client().equals(Client.PLAIN)) {
            more.add("retries, patience, fallback or clock");
        }
        return more;
    }

    /// The tenant with another cell.
    ///
    /// @throws InvalidPlan if the text is not what the cell is to hold: one line that says what to write instead
    public Tenant with(Plan plan, Tenant tenant, String text) {
        Workload workload = tenant.workloads().getFirst();
        String plain = text.strip();
        return switch (this) {
            case NAME -> tenant.withName(plain);
            case TIER -> tenant.withTier(tier(plan, plain).id());
            case MODELS -> first(tenant, new Workload(workload.name(), models(plan, plain), workload.traffic(), workload.kind(), workload.deadlineSeconds(), workload.missUsd(),
                    workload.envelope()));
            case CLASS -> first(tenant, workload.withKind(kind(plain)));
            case ARRIVALS -> first(tenant, workload.withTraffic(withArrivals(workload, plain)));
            case RATE -> first(tenant, workload.withTraffic(withRate(workload, plain)));
            case INPUT -> first(tenant, workload.withTraffic(new Traffic.Generated(generated(workload).arrivals(), SpreadText.read(plain), generated(workload).outputTokens())));
            case OUTPUT -> first(tenant, workload.withTraffic(new Traffic.Generated(generated(workload).arrivals(), generated(workload).inputTokens(), SpreadText.read(plain))));
            case OBJECTIVES -> tenant.withObjectives(objectives(plain));
            case DEADLINE -> first(tenant, workload.withDeadline(plain.isEmpty() ? null : Double.valueOf(Units.seconds(plain)), plain.isEmpty() ? 0 : workload.missUsd()));
            case MISS -> first(tenant, workload.withDeadline(workload.deadlineSeconds(), plain.isEmpty() ? 0 : Units.count(plain)));
            case BUDGET -> tenant.withBudget(plain.isEmpty() ? null : Double.valueOf(Units.count(plain)));
            case WORKLOAD -> first(tenant, new Workload(plain, workload.models(), workload.traffic(), workload.kind(), workload.deadlineSeconds(), workload.missUsd(), workload.envelope()));
            case MORE -> {
                if (!plain.isEmpty()) {
                    throw new InvalidPlan("A row of a spreadsheet cannot hold %s: copy and paste inside Headroom, or clear this cell to leave that out.".formatted(plain));
                }
                yield tenant;
            }
        };
    }

    private static Tenant first(Tenant tenant, Workload changed) {
        List<Workload> workloads = new ArrayList<>(tenant.workloads());
        workloads.set(0, changed);
        return tenant.withWorkloads(workloads);
    }

    private static Tier tier(Plan plan, String text) {
        return plan.tiers().stream().filter(tier -> tier.id().value().equals(text)).findFirst()
                .or(() -> plan.tiers().stream().filter(tier -> tier.name().equalsIgnoreCase(text)).findFirst())
                .orElseThrow(() -> new InvalidPlan("There is no tier \"%s\": write one of %s.".formatted(text, plan.tiers().stream().map(Tier::name).collect(Collectors.joining(", ")))));
    }

    private static List<ModelId> models(Plan plan, String text) {
        Set<String> known = new LinkedHashSet<>();
        plan.models().stream().map(Model::id).map(ModelId::value).forEach(known::add);
        plan.deployments().stream().map(Deployment::model).map(ModelId::value).forEach(known::add);
        List<ModelId> models = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            String wanted = name.strip();
            String id = known.stream().filter(wanted::equalsIgnoreCase).findFirst()
                    .or(() -> plan.models().stream().filter(model -> model.name().equalsIgnoreCase(wanted)).map(model -> model.id().value()).findFirst())
                    .orElseThrow(() -> new InvalidPlan("There is no model \"%s\" in the plan: write one of %s.".formatted(wanted, String.join(", ", known))));
            models.add(new ModelId(id));
        }
        return models;
    }

    private static Workload.Kind kind(String text) {
        return Arrays.stream(Workload.Kind.values()).filter(kind -> kind.name().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new InvalidPlan("There is no class \"%s\": write interactive, agentic, batch or sandbox.".formatted(text)));
    }

    private static Traffic.Generated generated(Workload workload) {
        if (workload.traffic() instanceof Traffic.Generated generated) {
            return generated;
        }
        throw new InvalidPlan("Workload %s sends %s: change it in the inspector.".formatted(workload.name(), workload.traffic() instanceof Traffic.Sessions ? "sessions" : "a trace"));
    }

    private static Traffic withArrivals(Workload workload, String text) {
        Traffic.Generated generated = generated(workload);
        Arrivals before = generated.arrivals();
        Arrivals.Steady read = ArrivalsText.read(text, before.rate());
        return new Traffic.Generated(before instanceof Arrivals.Shaped shaped ? new Arrivals.Shaped(read, shaped.curve()) : read, generated.inputTokens(), generated.outputTokens());
    }

    private static Traffic withRate(Workload workload, String text) {
        return switch (workload.traffic()) {
            case Traffic.Generated generated -> new Traffic.Generated(generated.arrivals().withRate(Units.rate(text)), generated.inputTokens(), generated.outputTokens());
            case Traffic.Sessions sessions -> sessions.withArrivals(sessions.arrivals().withRate(Units.rate(text)));
            case Traffic.Replayed _ -> generated(workload);
        };
    }

    private static List<Objective> objectives(String text) {
        List<Objective> objectives = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            if (!part.isBlank()) {
                objectives.add(objective(part.strip().split("\\s+")));
            }
        }
        return objectives;
    }

    private static Objective objective(String[] words) {
        Objective.@Nullable Metric metric = words.length == 3 ? constant(Objective.Metric.values(), words[0]) : null;
        Objective.@Nullable Statistic statistic = words.length == 3 ? constant(Objective.Statistic.values(), words[1]) : null;
        if (metric == null || statistic == null) {
            throw new InvalidPlan("\"%s\" is not an objective: write it like ttft p99 500ms, and several with ; between them.".formatted(String.join(" ", words)));
        }
        return new Objective(metric, statistic, Units.seconds(words[2]));
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] values, String text) {
        return Arrays.stream(values).filter(value -> value.name().equalsIgnoreCase(text)).findFirst().orElse(null);
    }
}
