package io.headroom.words;

import io.headroom.allocate.explain.Binding;
import io.headroom.allocate.size.Obstacle;
import io.headroom.allocate.size.Option;
import io.headroom.allocate.size.Outcome;
import io.headroom.allocate.size.Size;
import io.headroom.allocate.size.SizeAnswer;
import io.headroom.allocate.size.Subject;
import io.headroom.plan.Plan;
import io.headroom.plan.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sizes that were solved for, in words and figures: the same in the window and on the command line.
public final class SizeWords {
    private final Words words;
    private final BindingWords bindings;
    private final LimitWords limits;
    private final Format format;

    private SizeWords(Locale locale, Format format) {
        words = Words.of(SizeWords.class, locale);
        bindings = BindingWords.of(locale, format);
        limits = LimitWords.of(locale);
        this.format = format;
    }

    /// Words in the language of the desktop.
    public static SizeWords here() {
        return of(Locale.getDefault(Locale.Category.DISPLAY), Format.here());
    }

    /// Words in a chosen language; English where that language is missing.
    public static SizeWords of(Locale locale, Format format) {
        return new SizeWords(locale, format);
    }

    /// The answer in one sentence, e.g. "3 replicas × 4 H100 = 12 GPUs for Launch operator, Chat 70B fp8 in cluster A, 28.2 $/h; p95 end-to-end 29.3 s of 30 s (simulated,
    /// 28.7 s to 30.0 s); binding: KV memory at 14:20; one replica fewer gives p95 end-to-end 131 s of 30 s, KV memory at 10:01."; or that no size does.
    public String sentence(SizeAnswer answer) {
        Plan plan = answer.question().plan();
        String name = answer.question().subject().name(plan);
        Size best = answer.best();
        if (best == null) {
            return words.text(answer.complete() ? "size.none" : "size.none.short", name);
        }
        String sentence = words.text("size.sentence", amount(plan, best), name, best.option().deployment().name(), best.option().cluster().name(), cost(best),
                best.tightest().map(outcome -> whose(answer, outcome, outcome(outcome))).orElse(Format.NONE), answer.binding() == null ? Format.NONE : bindings.brief(plan, answer.binding()));
        return sentence + "; " + fewer(answer) + ".";
    }

    /// An objective with the tenant whose it is, where there are several.
    private String whose(SizeAnswer answer, Outcome outcome, String text) {
        return answer.question().subject() instanceof Subject.OneTenant ? text : words.text("size.whose", answer.question().plan().tenant(outcome.tenant()).name(), text);
    }

    private String fewer(SizeAnswer answer) {
        Size fewer = answer.fewer();
        if (fewer == null) {
            return words.text("size.least");
        }
        Binding binding = answer.fewerBinding();
        String gives = fewer.tightest().map(outcome -> whose(answer, outcome, plain(outcome))).orElse(Format.NONE) + (binding == null ? "" : ", " + bindings.brief(answer.question().plan(), binding));
        return words.text(fewer.option().pool() ? "size.fewerServer" : "size.fewer", gives);
    }

    /// What is to be known beside the sentence, a line each.
    public List<String> notes(SizeAnswer answer) {
        List<String> notes = new ArrayList<>();
        Size best = answer.best();
        if (best != null && best.gpus() > answer.freeGpus()) {
            notes.add(words.text("size.free", best.option().cluster().name(), words.count("size.gpus", answer.freeGpus()), format.whole(best.gpus() - answer.freeGpus())));
        }
        if (answer.binding() != null) {
            notes.add(words.text("size.binding", bindings.full(answer.question().plan(), answer.binding())));
        }
        if (!answer.complete()) {
            notes.add(words.text("size.cut"));
        }
        notes.add(words.text("size.alone", format.count(answer.question().assurance().confidence() * 100), format.whole(answer.trials()), format.whole(answer.requests())));
        answer.obstacles().forEach(obstacle -> notes.add(obstacle(answer.question().plan(), obstacle)));
        return notes;
    }

    /// The heading of what else would do.
    public String alternatives() {
        return words.text("size.alternatives");
    }

    /// How many of what, e.g. "3 replicas × 4 H100 80 GB SXM = 12 GPUs".
    public String amount(Plan plan, Size size) {
        String gpu = plan.gpuType(size.option().cluster().gpu()).name();
        if (size.option().deployment().serving() instanceof Serving.Slots slots && size.option().pool()) {
            return words.text("size.servers", format.whole(slots.servers()), format.whole(size.gpus()), gpu);
        }
        return words.text("size.amount", words.count("size.replicas", size.replicas()), format.whole(size.option().gpusPerReplica()), gpu,
                words.count("size.gpus", size.gpus()));
    }

    /// What runs where, e.g. "Chat 70B fp8 on 4 × H100 80 GB SXM in cluster A".
    public String option(Plan plan, Option option) {
        return words.text("size.option", option.deployment().name(), format.whole(option.gpusPerReplica()), plan.gpuType(option.cluster().gpu()).name(), option.cluster().name());
    }

    /// What it costs, e.g. "28.2 $/h".
    public String cost(Size size) {
        return format.price(size.usdPerHour(), "$/h").text();
    }

    /// Whether it is simulated or estimated.
    public String kind(Size size) {
        return words.of(size.kind());
    }

    /// An objective and how it comes out with its kind, e.g. "p99 TTFT 410 ms of 500 ms (simulated, 400 ms to 420 ms)".
    public String outcome(Outcome outcome) {
        return outcome.interval().known() ? words.text("size.outcome.ci", plain(outcome), words.of(outcome.kind()), format.duration(outcome.interval().lo()).text(),
                format.duration(outcome.interval().hi()).text()) : words.text("size.outcome.kind", plain(outcome), words.of(outcome.kind()));
    }

    /// All objectives of a size, e.g. "p99 TTFT 410 ms of 500 ms, p95 TPOT 30 ms of 60 ms".
    public String outcomes(Size size) {
        return size.outcomes().stream().map(this::plain).collect(Collectors.joining(", "));
    }

    private String plain(Outcome outcome) {
        return words.text("size.outcome", words.of(outcome.objective().statistic()), words.of(outcome.objective().metric()), format.duration(outcome.value()).text(),
                format.durationExact(outcome.objective().targetSeconds()).text());
    }

    /// Why an option has no size, with a way out.
    public String obstacle(Plan plan, Obstacle obstacle) {
        String option = option(plan, obstacle.option());
        Outcome outcome = obstacle.outcome();
        String needed = obstacle.neededGpus() == null ? null : words.count("size.gpus", obstacle.neededGpus());
        return switch (obstacle.reason()) {
            case CANNOT_RUN -> words.text("Reason.CANNOT_RUN", option, String.valueOf(obstacle.problem()));
            case FLOOR -> words.text("Reason.FLOOR", option, outcome == null ? Format.NONE : outcome(outcome));
            case TOO_LONG -> words.text("Reason.TOO_LONG", option);
            case LIMIT -> limit(plan, option, obstacle.refusal());
            case TOO_FEW_GPUS -> tooFew(option, outcome, needed);
            case NOT_TRIED -> words.text("Reason.NOT_TRIED", option);
        };
    }

    private String limit(Plan plan, String option, Binding.@Nullable Refusal refusal) {
        return refusal == null ? words.text("Reason.LIMIT", option)
                : words.text("Reason.LIMIT.who", option, limits.of(refusal.kind()), plan.tenant(refusal.tenant()).name(), format.share(refusal.share()).text());
    }

    private String tooFew(String option, @Nullable Outcome outcome, @Nullable String needed) {
        if (outcome == null) {
            return needed == null ? words.text("Reason.NOT_TRIED", option) : words.text("Reason.TOO_FEW_GPUS.needed", option, needed);
        }
        return needed == null ? words.text("Reason.TOO_FEW_GPUS", option, outcome(outcome)) : words.text("Reason.TOO_FEW_GPUS.both", option, outcome(outcome), needed);
    }
}
