package io.headroom.shell;

import io.headroom.edit.ScenarioEdits;
import io.headroom.plan.Plan;
import io.headroom.session.Dialogs;
import io.headroom.session.Session;
import io.headroom.words.Words;
import java.util.List;

/// What is done with the scenarios of the open plan: each is one step of its history. Knows no scene graph.
public final class Variants {
    private final Words words = Words.of(Variants.class);
    private final Session session;
    private final Dialogs dialogs;

    Variants(Session session, Dialogs dialogs) {
        this.session = session;
        this.dialogs = dialogs;
    }

    /// Name of the scenario that the plan shows.
    public String current() {
        return session.plan().scenarios().current();
    }

    /// Names of all scenarios, in alphabetical order.
    public List<String> names() {
        return session.plan().variants();
    }

    /// Whether there is another one than the one shown.
    public boolean several() {
        return !session.plan().scenarios().others().isEmpty();
    }

    /// Asks for a name and goes on in a copy of that name.
    public void branch() {
        dialogs.name(words.text("scenario.branch.ask", current()), free()).ifPresent(name -> session.apply(ScenarioEdits.branch(name)));
    }

    private String free() {
        Plan plan = session.plan();
        int number = 2;
        while (plan.variants().contains(words.text("scenario.name", number))) {
            number++;
        }
        return words.text("scenario.name", number);
    }

    /// Shows a scenario.
    public void show(String name) {
        session.apply(ScenarioEdits.show(name));
    }

    /// Asks which scenario to show.
    public void choose() {
        List<String> others = names().stream().filter(name -> !name.equals(current())).toList();
        if (!others.isEmpty()) {
            dialogs.choose(words.text("scenario.switch.ask"), others).ifPresent(index -> show(others.get(index)));
        }
    }

    /// Asks for another name for the scenario shown.
    public void rename() {
        String name = current();
        dialogs.name(words.text("scenario.rename.ask", name), name).filter(other -> !other.equals(name)).ifPresent(other -> session.apply(ScenarioEdits.rename(name, other)));
    }

    /// Removes the scenario shown; undo brings it back.
    public void remove() {
        session.apply(ScenarioEdits.remove(current()));
    }
}
