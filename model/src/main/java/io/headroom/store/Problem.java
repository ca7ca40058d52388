package io.headroom.store;

/// Something wrong at one place of a plan file, on its way to becoming a [BadPlanFile].
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param path where, as a JSON path, e.g. `$.tenants[2].workloads[0].arrivals.rate`
    /// @param message what is wrong and what to do
    Problem(String path, String message) {
        super(path + ": " + message, null, false, false);
    }
}
