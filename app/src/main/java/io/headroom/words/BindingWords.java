package io.headroom.words;

import io.headroom.allocate.explain.Binding;
import io.headroom.plan.Plan;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What binds in a partition, in words: the same in every answer.
public final class BindingWords {
    private static final double DAY_SECONDS = 86_400;

    private final Words words;
    private final LimitWords limits;
    private final Format format;
    private final Locale locale;

    private BindingWords(Locale locale, Format format) {
        words = Words.of(BindingWords.class, locale);
        limits = LimitWords.of(locale);
        this.format = format;
        this.locale = locale;
    }

    /// Words in the language of the desktop.
    public static BindingWords here() {
        return of(Locale.getDefault(Locale.Category.DISPLAY), Format.here());
    }

    /// Words in a chosen language; English where that language is missing.
    public static BindingWords of(Locale locale, Format format) {
        return new BindingWords(locale, format);
    }

    /// What binds and when, e.g. "KV memory at 14:20", with the day where the run is longer than one.
    ///
    /// @param plan whose clock it is
    public String brief(Plan plan, Binding binding) {
        Binding.Refusal refusal = binding.refusal();
        return refusal == null ? words.text("binding.short", words.of(binding.cause()), time(plan, binding.at()))
                : words.text("binding.limit", limits.of(refusal.kind()), plan.tenant(refusal.tenant()).name(), time(plan, binding.at()));
    }

    /// The same with figures, e.g. "KV memory at 14:20: 535 waiting, 353 of 512 places taken, 99.5 % of the KV cache in use".
    public String full(Plan plan, Binding binding) {
        return words.text("binding.full", brief(plan, binding), figures(binding));
    }

    private String figures(Binding binding) {
        Binding.Peak peak = binding.peak();
        Binding.Refusal refusal = binding.refusal();
        if (refusal != null) {
            return words.text("binding.refused", format.share(refusal.share()).text(), format.duration(refusal.heldBackSeconds()).text());
        }
        return switch (binding.cause()) {
            case SUPPLY -> words.text("binding.supply", format.whole(peak.absent()), format.whole(peak.replicas()), number(peak.waiting()));
            case KV_MEMORY, STEPS, SEQUENCES -> words.text("binding.queue.kv", number(peak.waiting()), number(peak.running()), format.whole(peak.seats()),
                    format.share(peak.kvShare()).text());
            case SLOTS, LIMIT -> words.text("binding.queue", number(peak.waiting()), number(peak.running()), format.whole(peak.seats()));
            case PACE -> words.text("binding.pace");
        };
    }

    private String number(double count) {
        return count < 10 ? format.count(Math.round(count * 10) / 10.0) : format.whole(Math.round(count));
    }

    private String time(Plan plan, LocalDateTime at) {
        return DateTimeFormatter.ofPattern(words.text(plan.run().durationSeconds() > DAY_SECONDS ? "binding.day" : "binding.time"), locale).format(at);
    }
}
