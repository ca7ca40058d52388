package io.headroom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A test, or a class of tests, on the real traces and measurements, which are too large to live in this repository.
/// It is skipped where the environment does not name their folder as `HEADROOM_DATA`.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsData.Condition.class)
public @interface NeedsData {

    /// Looks for the folder, and fails on a name that leads nowhere: a mistyped one would skip in silence.
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String folder = System.getenv("HEADROOM_DATA");
            if (folder == null || folder.isEmpty()) {
                return ConditionEvaluationResult.disabled("needs HEADROOM_DATA");
            }
            if (!Files.isDirectory(Path.of(folder))) {
                throw new IllegalStateException("HEADROOM_DATA is %s, which is no folder. Maybe unset it?".formatted(folder));
            }
            return ConditionEvaluationResult.enabled("HEADROOM_DATA is " + folder);
        }
    }
}
