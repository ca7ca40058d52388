package io.headroom.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder = Path.of("");

    private final ManualRunner runner = new ManualRunner();
    private final ManualClock clock = new ManualClock();

    private Settings settings() {
        return new Settings(folder, runner, clock);
    }

    @Test
    void valuesComeBack() {
        Settings settings = settings();
        settings.put("width", 1280.5);
        settings.put("pace", Pace.MAX);
        settings.flush();
        runner.runAll();
        assertThat(settings().number("width")).contains(1280.5);
        assertThat(settings().choice("pace", Pace.class)).contains(Pace.MAX);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void manyChangesAreWrittenOnce() {
        Settings settings = settings();
        for (int i = 0; i < 100; i++) {
            settings.put("x", i);
            clock.pass(Duration.ofMillis(10));
        }
        assertThat(runner.waiting()).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(runner.waiting()).isEqualTo(1);
    }

    @Test
    void aBrokenFileCountsAsEmpty() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "width=\\u00zz");
        assertThat(settings().text("width")).isEmpty();
        Files.write(folder.resolve("settings.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(settings().text("width")).isEmpty();
    }

    @Test
    void valuesThatMakeNoSenseCountAsMissing() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "width=wide\npace=WARP\nheight=NaN");
        assertThat(settings().number("width")).isEmpty();
        assertThat(settings().number("height")).isEmpty();
        assertThat(settings().choice("pace", Pace.class)).isEmpty();
    }

    @Test
    void theNewestFilesComeFirstAndOnce() {
        Settings settings = settings();
        RecentFiles recent = new RecentFiles(settings);
        for (int i = 0; i < 12; i++) {
            recent.add(folder.resolve(i + ".json"));
        }
        recent.add(folder.resolve("7.json"));
        settings.flush();
        runner.runAll();
        assertThat(new RecentFiles(settings()).files()).hasSize(10).startsWith(folder.resolve("7.json"), folder.resolve("11.json"))
                .doesNotHaveDuplicates();
    }

    @Test
    void eachSystemHasItsFolder() {
        Properties linux = properties("Linux");
        assertThat(ConfigFolder.of(linux, Map.of())).isEqualTo(Path.of("/home/ada/.config/headroom"));
        assertThat(ConfigFolder.of(linux, Map.of("XDG_CONFIG_HOME", "/etc/ada"))).isEqualTo(Path.of("/etc/ada/headroom"));
        assertThat(ConfigFolder.of(properties("Mac OS X"), Map.of())).isEqualTo(Path.of("/home/ada/Library/Application Support/Headroom"));
        assertThat(ConfigFolder.of(properties("Windows 11"), Map.of("APPDATA", "/roaming"))).isEqualTo(Path.of("/roaming/Headroom"));
        linux.setProperty("headroom.config", "/elsewhere");
        assertThat(ConfigFolder.of(linux, Map.of())).isEqualTo(Path.of("/elsewhere"));
    }

    private static Properties properties(String system) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("user.home", "/home/ada");
        return properties;
    }
}
