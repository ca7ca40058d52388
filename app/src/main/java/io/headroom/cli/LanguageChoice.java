package io.headroom.cli;

import io.headroom.words.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which language was asked for: by `--language` anywhere among the arguments, or else by `HEADROOM_LANGUAGE`.
///
/// It is read before anything else, since every class has its words from when it is loaded.
///
/// @param asked the language asked for, or null if none was
/// @param arguments the arguments without it
/// @param unknown what was asked for and is no language of ours, or null
public record LanguageChoice(@Nullable Language asked, List<String> arguments, @Nullable String unknown) {
    /// The option.
    public static final String OPTION = "--language";
    /// The environment variable.
    public static final String VARIABLE = "HEADROOM_LANGUAGE";

    /// Keeps its own copy of the arguments.
    public LanguageChoice {
        arguments = List.copyOf(arguments);
    }

    /// Reads a command line. The option counts more than the environment, and of several options the last.
    public static LanguageChoice of(List<String> arguments, Map<String, String> environment) {
        String tag = environment.getOrDefault(VARIABLE, "");
        List<String> others = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (argument.equals(OPTION) && at + 1 < arguments.size()) {
                tag = arguments.get(++at);
            } else if (argument.startsWith(OPTION + "=")) {
                tag = argument.substring(OPTION.length() + 1);
            } else {
                others.add(argument);
            }
        }
        Optional<Language> language = Language.named(tag);
        return new LanguageChoice(language.orElse(null), others, tag.isBlank() || language.isPresent() ? null : tag);
    }

    /// The language of the commands: English unless another is asked for, so that what scripts read does not hang on the desktop.
    public Language forCommands() {
        return asked == null ? Language.ENGLISH : asked;
    }
}
