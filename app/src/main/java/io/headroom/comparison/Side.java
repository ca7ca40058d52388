package io.headroom.comparison;

import io.headroom.plan.Plan;
import io.headroom.session.Session;
import io.headroom.words.Words;
import java.util.Optional;

/// A state of the open plan that can be compared.
public sealed interface Side {
    /// One of its scenarios, as it is now.
    record OfScenario(String name) implements Side {
        @Override
        public String label() {
            return name;
        }

        @Override
        public Optional<Plan> in(Session session) {
            Plan plan = session.plan();
            return plan.variants().contains(name) ? Optional.of(plan.variant(name)) : Optional.empty();
        }
    }

    /// What the document showed when it was last saved or opened.
    record Saved() implements Side {
        @Override
        public String label() {
            return Words.of(Saved.class).text("side.saved");
        }

        @Override
        public Optional<Plan> in(Session session) {
            Plan saved = session.savedPlan();
            return Optional.of(saved.variant(saved.scenarios().current()));
        }
    }

    /// What it is called.
    String label();

    /// Its plan, if there still is one.
    Optional<Plan> in(Session session);
}
