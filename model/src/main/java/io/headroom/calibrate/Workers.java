package io.headroom.calibrate;

import io.headroom.plan.InvalidPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Fits side by side.
final class Workers {
    private Workers() {}

    /// Runs fits on some threads.
    ///
    /// @param threads threads to use, at least one
    /// @return what they found, in their order; null if they were cancelled or the thread was interrupted
    /// @throws InvalidPlan if one of them met a deployment that cannot be
    static <T> @Nullable List<T> run(List<Callable<T>> fits, int threads) {
        List<T> found = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), Thread.ofPlatform().daemon().name("calibration-", 0).factory())) {
            List<Future<T>> running = fits.stream().map(pool::submit).toList();
            for (Future<T> one : running) {
                found.add(one.get());
            }
            return found;
        } catch (ExecutionException failed) {
            return switch (failed.getCause()) {
                case Fit.Cancelled cancelled -> null;
                case InvalidPlan invalid -> throw invalid;
                case null, default -> throw new IllegalStateException("A fit failed: " + failed.getCause(), failed.getCause());
            };
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
