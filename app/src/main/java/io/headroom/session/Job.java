package io.headroom.session;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/// A long piece of work that is going on, as a status bar shows it.
public final class Job {
    private final String name;
    private final TaskRunner runner;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
    private volatile boolean cancelled;
    private Runnable onCancel = () -> {};

    Job(String name, TaskRunner runner) {
        this.name = name;
        this.runner = runner;
    }

    /// What is being done, in words.
    public String name() {
        return name;
    }

    /// Share done, 0 to 1, or -1 where it is not known.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Asks the work to end soon. What it has not finished has no effect.
    public void cancel() {
        if (!cancelled) {
            cancelled = true;
            onCancel.run();
        }
    }

    /// Does something when the work is cancelled, by whomever: a cancelled job hands over nothing, so whoever waits for it hears of it here.
    public void onCancel(Runnable action) {
        onCancel = action;
    }

    /// Whether it was asked to end; may be asked from any thread.
    public boolean cancelled() {
        return cancelled;
    }

    /// Does something on the front, soon, in the order given; may be called from any thread.
    public void front(Runnable work) {
        runner.front(work);
    }

    /// Tells how far the work is; may be called from any thread.
    ///
    /// @param share share done, 0 to 1
    public void report(double share) {
        runner.front(() -> progress.set(Math.clamp(share, 0, 1)));
    }
}
