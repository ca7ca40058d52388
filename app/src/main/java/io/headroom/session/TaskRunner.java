package io.headroom.session;

/// Where work runs. The *front* is the one thread that properties belong to (the JavaFX thread in a window).
public interface TaskRunner {
    /// Runs work away from the front. What a runner with one thread is given runs in the order given.
    void background(Runnable work);

    /// Runs long work beside all other, so that nothing has to wait for it.
    default void apart(Runnable work) {
        background(work);
    }

    /// Runs work on the front, soon, in the order given; may be called from any thread.
    void front(Runnable work);
}
