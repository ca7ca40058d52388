package io.headroom.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.headroom.plan.Partition;
import io.headroom.plan.Plan;
import io.headroom.plan.RunSettings;
import io.headroom.plan.Tenant;
import io.headroom.session.TestPlans;
import io.headroom.store.PlanFile;
import io.headroom.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems german = Problems.of(Locale.GERMANY);

    private String said(Runnable mistake) {
        return german.say(String.valueOf(catchThrowable(mistake::run).getMessage()));
    }

    @Test
    void whatThePlanRefusesIsSaidInGerman() {
        Plan plan = TestPlans.plan();
        Tenant tray = plan.tenant(TestPlans.TRAY);
        Partition lane = plan.partition(TestPlans.LANE);
        assertThat(said(() -> new RunSettings(LocalDateTime.of(2027, 1, 18, 9, 0), 3600, 0, 7, 0))).isEqualTo("Der Lauf verlangt 0 Wiederholungen: Nehmen Sie 1 bis 10000.");
        assertThat(said(() -> new RunSettings(LocalDateTime.of(2027, 1, 18, 9, 0), 0, 0, 7, 1)))
                .isEqualTo("Dauer des Laufs ist 0: Es muss mehr als 0 sein. Geben Sie eine Dauer ein, z. B. 1h.");
        assertThat(said(() -> plan.withTenant(tray.withWorkloads(List.of())))).isEqualTo("Mandant %s hat keinen Workload: Geben Sie ihm einen, oder entfernen Sie den Mandanten."
                .formatted(tray.name()));
        assertThat(said(() -> plan.withPartition(lane.withGpus(lane.gpus() + 1_000_000)))).contains("Cluster").doesNotContain(" the ", " has ");
    }

    @Test
    void filesAreNamedAndTheRestIsSaidInGerman(@org.junit.jupiter.api.io.TempDir Path folder) {
        Throwable missing = catchThrowable(() -> PlanFile.read(folder.resolve("none.headroom")));
        assertThat(german.say(String.valueOf(missing.getMessage()))).contains("none.headroom: Es gibt keine solche Datei.");
    }

    @Test
    void inEnglishEverythingStays() {
        assertThat(Problems.of(Locale.ENGLISH).say("The run asks for 0 replications: use 1 to 10000.")).isEqualTo("The run asks for 0 replications: use 1 to 10000.");
    }

    @Test
    void whatIsNotKnownIsNotLost() {
        assertThat(german.say("Something new: nobody knows it.")).isEqualTo("Something new: nobody knows it.");
    }

    /// A sentence that was changed in the model would silently be English again.
    @Test
    void everySentenceIsOneOfTheModel() throws IOException {
        String sources = sources();
        Words english = Words.of(Problems.class, Locale.ENGLISH);
        assertThat(english.keys().stream().filter(key -> !sources.contains(longest(english.text(key)))).toList()).isEmpty();
    }

    private static String longest(String text) {
        return Stream.of(text.split("\\{\\d}", -1)).max(Comparator.comparingInt(String::length)).orElseThrow();
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        // Spreadsheets are read in the application, and speak as the model does.
        for (Path folder : List.of(Path.of("..", "model", "src", "main", "java"), Path.of("src", "main", "java", "io", "headroom", "intake"))) {
            read(folder, all);
        }
        return all.toString().replace("\\\"", "\"").replace("%%", "%");
    }

    private static void read(Path folder, StringBuilder all) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                try {
                    all.append(Files.readString(file));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
    }
}
