package io.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The program in a process of its own: a language counts before the first class with words is loaded, and that happens once.
class LauncherLanguageTest {
    private static String help(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8",
                "-Duser.language=de", "-Duser.country=DE", "-cp", System.getProperty("java.class.path"), "io.headroom.Launcher", "--help"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().remove("HEADROOM_LANGUAGE");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    @Test
    void commandsAreEnglishOnAGermanDesktop() throws IOException, InterruptedException {
        assertThat(help(Map.of())).contains("Opens the workbench").contains("Commands:");
    }

    @Test
    void commandsAreGermanWhereAsked() throws IOException, InterruptedException {
        assertThat(help(Map.of("HEADROOM_LANGUAGE", "de"))).contains("Öffnet die Werkbank").contains("Befehle:").doesNotContain("the ");
    }
}
