package io.headroom.allocate.auto;

import io.headroom.allocate.SearchCancelled;
import io.headroom.plan.InvalidPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Threads that work on a list of tasks.
///
/// @param threads how many, at least one
/// @param pulse asked by the tasks whether to go on
record Crew(int threads, Pulse pulse) {
    /// What the tasks come to, in their order.
    ///
    /// @throws SearchCancelled if a task heard that it should end
    <T> List<T> all(List<? extends Callable<T>> tasks) {
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, tasks.size())), Thread.ofPlatform().daemon().name("search-", 0).factory())) {
            List<Future<T>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(pool.submit(task)));
            List<T> results = new ArrayList<>();
            try {
                for (Future<T> future : running) {
                    results.add(future.get());
                }
                return results;
            } catch (ExecutionException failed) {
                pool.shutdownNow();
                Throwable cause = Objects.requireNonNull(failed.getCause());
                throw switch (cause) {
                    case SearchCancelled cancelled -> cancelled;
                    case InvalidPlan invalid -> invalid;
                    default -> new IllegalStateException("The search failed: " + cause, cause);
                };
            } catch (InterruptedException interrupted) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
                throw new SearchCancelled();
            }
        }
    }
}
