package io.headroom.session;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The long pieces of work that go on: reading and writing files, imports, exports. Belongs to the front; the work itself runs in the background.
public final class Jobs {
    private final TaskRunner runner;
    private final ObservableList<Job> running = FXCollections.observableArrayList();
    private final ObservableList<Job> view = FXCollections.unmodifiableObservableList(running);

    /// @param runner runs the work, one after the other in the order given
    public Jobs(TaskRunner runner) {
        this.runner = runner;
    }

    /// What goes on, oldest first.
    public ObservableList<Job> running() {
        return view;
    }

    /// Runs work in the background and hands its result, or what it threw, to the front. A cancelled job hands over nothing.
    ///
    /// @param work may ask [Job#cancelled()] and should end early then
    public <T> Job start(String name, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        return start(name, (Job _) -> work, done, failed);
    }

    /// As the other `start`, for work that wants to know its job.
    public <T> Job start(String name, Function<Job, Callable<T>> work, Consumer<T> done, Consumer<Exception> failed) {
        return start(name, work, done, failed, runner::background);
    }

    /// As the other `start`, for work that takes minutes: other jobs do not wait for it.
    public <T> Job startApart(String name, Function<Job, Callable<T>> work, Consumer<T> done, Consumer<Exception> failed) {
        return start(name, work, done, failed, runner::apart);
    }

    private <T> Job start(String name, Function<Job, Callable<T>> work, Consumer<T> done, Consumer<Exception> failed, Consumer<Runnable> where) {
        Job job = new Job(name, runner);
        running.add(job);
        where.accept(() -> {
            try {
                T result = work.apply(job).call();
                end(job, () -> done.accept(result));
            } catch (Exception failure) {
                end(job, () -> failed.accept(failure));
            } catch (Error fatal) {
                // Out of memory on a huge file must not leave a job that never ends.
                end(job, () -> failed.accept(new IllegalStateException(fatal)));
            }
        });
        return job;
    }

    private void end(Job job, Runnable outcome) {
        runner.front(() -> {
            running.remove(job);
            if (!job.cancelled()) {
                outcome.run();
            }
        });
    }
}
