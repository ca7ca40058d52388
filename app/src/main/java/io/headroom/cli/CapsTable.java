package io.headroom.cli;

import io.headroom.allocate.caps.CapAnswer;
import io.headroom.allocate.caps.Raise;
import io.headroom.allocate.caps.Relief;
import io.headroom.allocate.caps.TierCap;
import io.headroom.engine.ObjectiveResult;
import io.headroom.engine.Results;
import io.headroom.engine.TenantResult;
import io.headroom.plan.Plan;
import io.headroom.plan.Tenant;
import io.headroom.words.CapWords;
import io.headroom.words.Format;
import io.headroom.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How far limits can rise, as a text: a sentence for each way they rise, the limits before and after, and what the tenants get.
final class CapsTable {
    private static final Words WORDS = Words.of(CapsTable.class);
    private static final CapWords CAPS = CapWords.here();
    private static final Format FORMAT = Format.here();

    private CapsTable() {}

    static String text(CapAnswer answer, Relief relief) {
        List<String> lines = new ArrayList<>(List.of(answer.plan().name(), CAPS.asked(answer, relief), CAPS.cost(answer), ""));
        Stream.of(CAPS.leftOut(answer), CAPS.unscaled(answer)).filter(line -> !line.isEmpty()).forEach(lines::add);
        lines.addAll(TextColumns.lines(limits(answer), Set.of(0, 1)));
        lines.add("");
        raises(answer).forEach(raise -> lines.add(CAPS.sentence(raise, answer.plan())));
        if (answer.before() != null) {
            lines.add(CAPS.gain(answer));
        }
        lines.add("");
        lines.addAll(TextColumns.lines(tenants(answer), Set.of(0, 1)));
        return String.join("\n", lines) + "\n";
    }

    private static List<Raise> raises(CapAnswer answer) {
        return Stream.of(List.of(answer.together()), answer.tiers(), answer.single()).flatMap(List::stream).toList();
    }

    private static List<List<String>> limits(CapAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(WORDS.text("caps.tier"), WORDS.text("caps.limit"), WORDS.text("caps.now"), WORDS.text("caps.together")));
        if (!answer.tiers().isEmpty()) {
            head.add(WORDS.text("caps.alone"));
        }
        if (!answer.single().isEmpty()) {
            head.add(WORDS.text("caps.single"));
        }
        rows.add(head);
        for (Raise.Change change : answer.together().changes()) {
            TierCap cap = change.cap();
            Plan plan = answer.plan();
            List<String> row = new ArrayList<>(List.of(plan.tier(cap.tier()).name(), CAPS.limit(cap), CAPS.amount(cap, plan, change.before()), CAPS.after(answer.together(), cap, plan)));
            if (!answer.tiers().isEmpty()) {
                row.add(answer.tiers().stream().filter(raise -> raise.scope().holds(cap)).map(raise -> CAPS.after(raise, cap, plan)).findFirst().orElse(Format.NONE));
            }
            if (!answer.single().isEmpty()) {
                row.add(answer.alone(cap).map(raise -> CAPS.after(raise, cap, plan)).orElse(Format.NONE));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> tenants(CapAnswer answer) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of(WORDS.text("table.tenant"), WORDS.text("caps.tier"), WORDS.text("caps.throttled"),
                WORDS.text("caps.objective"), WORDS.text("caps.now"), WORDS.text("caps.raised"), WORDS.text("caps.more"))));
        Results raised = answer.together().results();
        Results more = answer.together().more();
        for (Tenant tenant : answer.plan().tenantsIn(answer.lane())) {
            TenantResult before = answer.now().tenant(tenant.id()).orElseThrow();
            TenantResult after = raised.tenant(tenant.id()).orElseThrow();
            String throttled = WORDS.text("compare.arrow", CAPS.turnedAway(before), CAPS.turnedAway(after));
            String tier = answer.plan().tier(tenant.tier()).name();
            if (tenant.objectives().isEmpty()) {
                rows.add(List.of(tenant.name(), tier, throttled, Format.NONE, Format.NONE, Format.NONE, Format.NONE));
            }
            for (int i = 0; i < tenant.objectives().size(); i++) {
                rows.add(List.of(i == 0 ? tenant.name() : "", i == 0 ? tier : "", i == 0 ? throttled : "", CAPS.promise(tenant.objectives().get(i)), value(before, i), value(after, i),
                        more == null ? Format.NONE : value(more.tenant(tenant.id()).orElseThrow(), i)));
            }
        }
        return rows;
    }

    private static String value(TenantResult tenant, int objective) {
        ObjectiveResult result = tenant.objectives().get(objective);
        return (FORMAT.duration(result.value()).text() + " " + FORMAT.margin(result.interval().relativeHalfWidth(result.value()))).strip();
    }
}
