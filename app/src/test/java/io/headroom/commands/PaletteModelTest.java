package io.headroom.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.session.ManualClock;
import io.headroom.session.ManualRunner;
import io.headroom.session.Settings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaletteModelTest {
    private static final List<Command> COMMANDS = List.of(command("file.save", "Save", "Everything is saved."), command("file.export", "Export workbook…", ""),
            command("plan.move", "Move to…", "Select a tenant first."), command("plan.remove", "Remove", ""), command("scenario.remove", "Remove scenario", ""),
            command("view.reset", "Réinitialiser la disposition", ""));

    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private PaletteModel palette = palette();

    private static Command command(String id, String label, String why) {
        return new Command(id, () -> label, null, id.equals("file.save") ? List.of("Shortcut+S") : List.of(), () -> why, null, () -> {});
    }

    private PaletteModel palette() {
        Settings settings = new Settings(folder, runner, new ManualClock());
        return new PaletteModel(() -> COMMANDS, id -> id.startsWith("file") ? "File" : id.startsWith("plan") ? "Plan" : "", settings);
    }

    @BeforeEach
    void begin() {
        palette = palette();
    }

    private List<String> found(String typed) {
        return palette.rows(typed).stream().map(row -> row.command().id()).toList();
    }

    @ParameterizedTest
    @CsvSource({"export, file.export", "EXP, file.export", "expwb, file.export", "work exp, file.export", "remove sc, scenario.remove", "plan rem, plan.remove", "reinit, view.reset",
        "tena, ''", "zzz, ''", "mt, plan.move"})
    void aCommandIsFoundByPartsOfItsWords(String typed, String best) {
        assertThat(found(typed).stream().findFirst().orElse("")).isEqualTo(best);
    }

    @Test
    void aMenuFindsItsCommandsAfterThoseNamedLikeIt() {
        assertThat(found("file")).containsExactly("file.save", "file.export");
        assertThat(found("")).containsExactlyElementsOf(COMMANDS.stream().map(Command::id).toList());
    }

    @Test
    void whatCannotBeDoneIsListedWithTheReason() {
        PaletteModel.Row save = palette.rows("save").getFirst();
        assertThat(save.enabled()).isFalse();
        assertThat(save.why()).isEqualTo("Everything is saved.");
        assertThat(save.key()).isEqualTo("Ctrl+S");
        assertThat(save.menu()).isEqualTo("File");
    }

    @Test
    void whatWasRunLastComesFirstAndIsRemembered() {
        palette.ran(COMMANDS.get(4));
        palette.ran(COMMANDS.get(1));
        assertThat(found("")).startsWith("file.export", "scenario.remove", "file.save");
        assertThat(found("remove")).as("run last, of two that fit as well").startsWith("scenario.remove");
        assertThat(found("save")).as("what fits better still wins").startsWith("file.save");
    }
}
