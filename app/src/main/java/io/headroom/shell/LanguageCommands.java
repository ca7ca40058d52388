package io.headroom.shell;

import io.headroom.commands.Command;
import io.headroom.words.Language;
import io.headroom.words.Words;
import java.util.Arrays;
import java.util.List;

/// The languages the window can speak. The choice counts from the next start: every view has its words from when it was made.
final class LanguageCommands {
    /// Where the choice is kept.
    static final String SETTING = "language";

    private final Words words = Words.of(LanguageCommands.class);
    private final Workbench bench;

    LanguageCommands(Workbench bench) {
        this.bench = bench;
    }

    List<Command> all() {
        return Arrays.stream(Language.values()).map(language -> {
            String id = "view.language." + language;
            return new Command(id, () -> words.text("command." + id), null, List.of(), () -> "", () -> bench.settings().choice(SETTING, Language.class).orElse(Language.DESKTOP) == language, () -> choose(language));
        }).toList();
    }

    private void choose(Language language) {
        bench.settings().put(SETTING, language);
        bench.hintProperty().set(words.text("language.chosen", words.text("language." + language)));
    }
}
