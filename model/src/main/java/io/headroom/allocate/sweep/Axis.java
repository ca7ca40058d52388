package io.headroom.allocate.sweep;

import io.headroom.allocate.Require;
import io.headroom.plan.InvalidPlan;
import java.util.List;

/// One thing that a sweep varies, with the values it takes.
///
/// @param values at least one, all of one subject and different, in the order in which they are run
public record Axis(List<Setting> values) {
    /// @throws InvalidPlan if there is no value, one comes twice, or they are of several subjects
    public Axis {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new InvalidPlan("An axis has no values: give it one at least, or leave it out.");
        }
        String subject = values.getFirst().subject();
        values.forEach(value -> {
            if (!value.subject().equals(subject)) {
                throw new InvalidPlan("An axis varies %s and %s: make them two axes.".formatted(subject, value.subject()));
            }
        });
        Require.distinct("values of axis " + subject, values.stream().map(Setting::value).toList());
    }

    /// What it varies.
    public String subject() {
        return values.getFirst().subject();
    }
}
