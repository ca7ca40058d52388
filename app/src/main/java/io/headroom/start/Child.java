package io.headroom.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs another process to its end.
@FunctionalInterface
interface Child {
    /// How a process ended.
    ///
    /// @param exitCode 0 if all went well
    /// @param lastLine the last line it wrote, to wherever; empty if none
    /// @param late whether it was stopped because it took too long
    record Ended(int exitCode, String lastLine, boolean late) {}

    /// Runs a command; one that takes longer than the limit is stopped.
    ///
    /// @throws IOException if it cannot be started
    Ended run(List<String> command, Duration limit) throws IOException, InterruptedException;

    /// Processes of this machine.
    static Child process() {
        return (command, limit) -> {
            // A file, since a pipe that nobody empties would hold the process up.
            Path said = Files.createTempFile("headroom-", ".log");
            try {
                Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
                process.getOutputStream().close();
                boolean late = !process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
                if (late) {
                    process.destroyForcibly();
                }
                int exitCode = process.waitFor();
                List<String> lines = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
                return new Ended(exitCode, lines.isEmpty() ? "" : lines.getLast(), late);
            } finally {
                Files.delete(said);
            }
        };
    }
}
