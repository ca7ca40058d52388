package io.headroom.session;

/// How the cores are shared while a window is open: one is left to the window, the rest is the engine's.
///
/// @param cores cores of the machine, at least one
public record EngineThreads(int cores) {
    /// Those of this machine.
    public static EngineThreads here() {
        return new EngineThreads(Runtime.getRuntime().availableProcessors());
    }

    /// Threads that the engine may use in all.
    public int total() {
        return Math.max(1, cores - 1);
    }

    /// Threads for a verdict, which leaves one to a run that is being watched where there is more than one.
    public int forVerdict(boolean watching) {
        return watching ? Math.max(1, total() - 1) : total();
    }
}
