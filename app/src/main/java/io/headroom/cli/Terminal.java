package io.headroom.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Where the program writes.
///
/// @param out results
/// @param err errors and progress
/// @param interactive whether a person watches, so that progress is worth showing
public record Terminal(PrintStream out, PrintStream err, boolean interactive) {
    /// The terminal of this process. A locale that knows only ASCII gets UTF-8, as its terminal almost always shows it.
    @SuppressWarnings("SystemConsoleNull") // it is null again since JDK 25, where the default console is the plain one
    public static Terminal system() {
        Console console = System.console();
        return new Terminal(stream(FileDescriptor.out, System.out.charset()), stream(FileDescriptor.err, System.err.charset()),
                console != null && console.isTerminal());
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        return new PrintStream(new FileOutputStream(descriptor), true, charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset);
    }
}
