package io.headroom.start;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The folder that the application runs from, and the Java machine it runs on: what another process of the same application needs.
///
/// @param java the program that starts the Java machine
/// @param options options of the Java machine, those of this process
/// @param jar the application's jar, in the folder `lib` of the installation
record Installation(Path java, List<String> options, Path jar) {
    private static final String CACHE_OPTION = "-XX:AOTCache=";

    Installation {
        options = List.copyOf(options);
    }

    /// The installation of this process.
    ///
    /// @throws StartFailed if this process runs from loose classes, as in a build or an editor
    static Installation here() {
        try {
            Path jar = Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isRegularFile(jar)) {
                throw new StartFailed("The application runs from the folder %s and not from its jar, so there is nothing to start. Maybe start bin/headroom?".formatted(jar));
            }
            Path java = Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java");
            return new Installation(java, ManagementFactory.getRuntimeMXBean().getInputArguments(), jar);
        } catch (URISyntaxException odd) {
            throw new IllegalStateException(odd);
        }
    }

    /// The folder with `bin`, `lib` and `samples`.
    Path folder() {
        Path folder = jar.resolveSibling("..").normalize();
        return folder.toAbsolutePath();
    }

    /// The file with classes and profiles for a quick start, see [StartCache]; it need not exist.
    Path cache() {
        return jar.resolveSibling("headroom.aot");
    }

    /// The same without a start cache.
    Installation uncached() {
        return new Installation(java, options.stream().filter(option -> !option.startsWith(CACHE_OPTION)).toList(), jar);
    }

    /// The command that starts the application as this process was started.
    ///
    /// @param more further options of the Java machine
    /// @param arguments what to say to the application
    List<String> command(List<String> more, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(more);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return command;
    }
}
