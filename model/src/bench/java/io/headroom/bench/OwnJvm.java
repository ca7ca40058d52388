package io.headroom.bench;

import java.nio.file.Path;
import java.util.List;

/// The Java machine that this process runs on, for processes beside it.
public final class OwnJvm {
    private OwnJvm() {}

    /// The command that starts another with the same class path, up to the class to run.
    public static List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-classpath", System.getProperty("java.class.path"));
    }
}
