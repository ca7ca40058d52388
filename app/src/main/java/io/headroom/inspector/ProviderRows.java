package io.headroom.inspector;

import io.headroom.edit.ProviderEdits;
import io.headroom.inspector.InspectorModel.Action;
import io.headroom.inspector.InspectorModel.Actions;
import io.headroom.inspector.InspectorModel.Details;
import io.headroom.inspector.InspectorModel.Fields;
import io.headroom.inspector.InspectorModel.Row;
import io.headroom.inspector.InspectorModel.Section;
import io.headroom.plan.Plan;
import io.headroom.plan.Provider;
import io.headroom.plan.Units;
import io.headroom.words.Quantity;
import java.util.ArrayList;
import java.util.List;

/// The section of the outside providers that requests may fall back to.
final class ProviderRows {
    private final Figures figures;
    private final Plan plan;

    ProviderRows(Figures figures) {
        this.figures = figures;
        this.plan = figures.plan();
    }

    Section section() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < plan.providers().size(); i++) {
            rows.add(provider(plan.providers().get(i), "provider." + i));
        }
        String add = figures.word("provider.add");
        rows.add(new Actions("provider.add", List.of(new Action("provider.add", add, add, ProviderEdits.add(plan)))));
        return new Section(figures.word("section.providers"), plan.providers().isEmpty() ? figures.word("providers.none") : figures.format().whole(plan.providers().size()), null, "",
                figures.word("help.providers"), rows);
    }

    private Details provider(Provider provider, String id) {
        List<Row> rows = List.of(
                new Fields(id + ".what", List.of(
                        figures.field(Quantity.WORDS, id + ".name", "field.name", provider.name(),
                                text -> ProviderEdits.change(new Provider(provider.id(), text.strip(), provider.firstTokenSeconds(), provider.secondsPerToken()))),
                        figures.field(Quantity.DURATION, id + ".perToken", "field.perToken", Figures.seconds(provider.secondsPerToken()),
                                text -> ProviderEdits.change(new Provider(provider.id(), provider.name(), provider.firstTokenSeconds(), Units.seconds(text)))))),
                Spread.ofSeconds(figures, id + ".").row("first", "field.firstToken", provider.firstTokenSeconds(),
                        other -> ProviderEdits.change(new Provider(provider.id(), provider.name(), other, provider.secondsPerToken()))),
                new Actions(id + ".actions", List.of(new Action(id + ".remove", figures.word("remove"), figures.word("remove.spoken", provider.name()),
                        ProviderEdits.remove(plan, provider.id())))));
        return new Details(id, provider.name(), rows);
    }
}
