package io.headroom;

/// Starts Headroom. It does not extend `Application`: a main class that does fails on the class path.
public final class Launcher {
    private Launcher() {}

    /// @param args the command line
    public static void main(String[] args) {
        System.out.println("Headroom");
    }
}
