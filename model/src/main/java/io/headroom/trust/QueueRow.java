package io.headroom.trust;

import java.util.Map;

/// A figure of a queue that is known in closed form.
///
/// @param model e.g. `M/M/c`
/// @param parameterText the parameters as they stand in the file
/// @param parameters the parameters by name, in their order
/// @param metric e.g. `Wq_p99`
/// @param expected the figure, in the file's unit of time
record QueueRow(String model, String parameterText, Map<String, Double> parameters, String metric, double expected) {
    String id() {
        return model + " " + parameterText;
    }
}
