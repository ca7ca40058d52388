package io.headroom.session;

import java.util.ArrayDeque;
import java.util.Deque;

/// Keeps work until a test lets it run, on the test's own thread.
public final class ManualRunner implements TaskRunner {
    private final Deque<Runnable> behind = new ArrayDeque<>();
    private final Deque<Runnable> front = new ArrayDeque<>();

    @Override
    public void background(Runnable work) {
        behind.add(work);
    }

    @Override
    public void front(Runnable work) {
        front.add(work);
    }

    /// Runs what waits for the front.
    public void runFront() {
        while (!front.isEmpty()) {
            front.remove().run();
        }
    }

    /// Runs one piece of background work.
    public void runOneBehind() {
        behind.remove().run();
    }

    /// Pieces of background work that wait.
    public int waiting() {
        return behind.size();
    }

    /// Runs everything until nothing is left.
    public void runAll() {
        runFront();
        while (!behind.isEmpty()) {
            runOneBehind();
            runFront();
        }
    }
}
