package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.words.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageChoiceTest {
    @Test
    void theOptionIsTakenFromAnywhereAmongTheArguments() {
        for (List<String> line : List.of(List.of("--language", "de", "evaluate", "a.headroom"), List.of("evaluate", "--language=de", "a.headroom"),
                List.of("evaluate", "a.headroom", "--language", "de"))) {
            LanguageChoice choice = LanguageChoice.of(line, Map.of());
            assertThat(choice.asked()).isEqualTo(Language.GERMAN);
            assertThat(choice.arguments()).containsExactly("evaluate", "a.headroom");
        }
    }

    @Test
    void theOptionCountsMoreThanTheEnvironment() {
        Map<String, String> german = Map.of("HEADROOM_LANGUAGE", "de_DE.UTF-8");
        assertThat(LanguageChoice.of(List.of("a.headroom"), german).asked()).isEqualTo(Language.GERMAN);
        assertThat(LanguageChoice.of(List.of("--language", "en", "a.headroom"), german).asked()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void commandsAreInEnglishUnlessAskedOtherwise() {
        LanguageChoice silent = LanguageChoice.of(List.of("evaluate"), Map.of("LANG", "de_DE.UTF-8"));
        assertThat(silent.asked()).isNull();
        assertThat(silent.forCommands()).isEqualTo(Language.ENGLISH);
        assertThat(LanguageChoice.of(List.of("evaluate", "--language=desktop"), Map.of()).forCommands()).isEqualTo(Language.DESKTOP);
    }

    @Test
    void anUnknownLanguageIsAnErrorOfOneLine() {
        CommandRig rig = new CommandRig();
        assertThat(rig.run(LanguageChoice.of(List.of("evaluate", "a.headroom", "--language", "fr"), Map.of()))).isEqualTo(Program.BAD_INPUT);
        assertThat(rig.err()).isEqualToIgnoringNewLines("headroom: There is no language \"fr\". Use de, en or desktop.");
    }

    @Test
    void theHelpNamesTheOption() {
        CommandRig rig = new CommandRig();
        assertThat(rig.run(LanguageChoice.of(List.of("--help", "--language", "en"), Map.of()))).isZero();
        assertThat(rig.out()).contains("--language=LANGUAGE");
    }

    @Test
    void anUnknownLanguageIsKeptToBeNamed() {
        assertThat(LanguageChoice.of(List.of("evaluate", "--language", "fr"), Map.of()).unknown()).isEqualTo("fr");
        assertThat(LanguageChoice.of(List.of("evaluate"), Map.of("HEADROOM_LANGUAGE", "xx")).unknown()).isEqualTo("xx");
        assertThat(LanguageChoice.of(List.of("evaluate", "--language"), Map.of()).arguments()).as("without a value it is for the parser to name").contains("--language");
    }
}
