package io.headroom.words;

import io.headroom.allocate.explain.Action;
import io.headroom.allocate.explain.Advice;
import io.headroom.plan.Plan;
import java.util.Locale;

/// What could be done for a partition, in words: the same in every answer.
public final class AdviceWords {
    private final Words words;
    private final Format format;

    private AdviceWords(Locale locale, Format format) {
        words = Words.of(AdviceWords.class, locale);
        this.format = format;
    }

    /// Words in the language of the desktop.
    public static AdviceWords here() {
        return of(Locale.getDefault(Locale.Category.DISPLAY), Format.here());
    }

    /// Words in a chosen language; English where that language is missing.
    public static AdviceWords of(Locale locale, Format format) {
        return new AdviceWords(locale, format);
    }

    /// An action with what it takes and brings, e.g. "Run Chat 8B fp8 instead of Chat 8B in Lane 1: no GPUs more, 0 $/h; all objectives hold (simulated)".
    ///
    /// @param plan before the action
    public String sentence(Plan plan, Advice advice) {
        String brings = advice.lackAfter() == 0 ? words.text("advice.all") : words.text("advice.part", format.share(advice.gain() / advice.lackBefore()).text());
        return words.text("advice.sentence", action(plan, advice.action()), signed(advice.gpus()), dollars(advice.usdPerHour()), brings, words.of(advice.kind()));
    }

    private String signed(int gpus) {
        return (gpus > 0 ? "+" : "") + words.count("size.gpus", gpus);
    }

    private String dollars(double usd) {
        return (usd > 0 ? "+" : "") + format.price(usd, "$/h").text();
    }

    private String action(Plan plan, Action action) {
        return switch (action) {
            case Action.AddReplica(var partition) -> words.text("advice.replica", plan.partition(partition).name());
            case Action.Redeploy(var partition, var from, var to) -> words.text("advice.redeploy", to.name(), from.name(), plan.partition(partition).name());
            case Action.MoveOut(var tenant, _, var to) -> words.text("advice.move", plan.tenant(tenant).name(), plan.partition(to).name());
            case Action.OwnCabin(var tenant, _, var cluster, int gpus) -> words.text("advice.cabin", plan.tenant(tenant).name(), words.count("size.gpus", gpus),
                    plan.cluster(cluster).name());
            case Action.HalveLimits(var tier) -> words.text("advice.limits", plan.tier(tier).name());
        };
    }
}
