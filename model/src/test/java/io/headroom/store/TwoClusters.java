package io.headroom.store;

import io.headroom.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A canonical plan file of the tests' own, with cabins, lanes and a tray.
public final class TwoClusters {
    private TwoClusters() {}

    static String text() {
        try (InputStream in = TwoClusters.class.getResourceAsStream("two-clusters.headroom")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    public static Plan plan() {
        try {
            return PlanFile.parse("two-clusters.headroom", text()).plan();
        } catch (BadPlanFile bad) {
            throw new AssertionError(bad);
        }
    }
}
