package io.headroom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A test, or a class of tests, that opens a window. It is skipped on a Linux without a display.
///
/// Where the environment says `CI_REQUIRES_DISPLAY=true`, as `.ci/run` does, it fails there instead: a run that is meant to cover the
/// windows must not pass without them.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("display") // the build runs these by themselves
@ExtendWith(NeedsDisplay.Condition.class)
public @interface NeedsDisplay {

    /// Looks for an X display. Windows and macOS have a display of their own, which no variable names.
    final class Condition implements ExecutionCondition {
        private static final String REASON = "needs a display: run under Xvfb, or with `bash .ci/run`";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String display = System.getenv("DISPLAY");
            if (!System.getProperty("os.name").startsWith("Linux") || (display != null && !display.isEmpty())) {
                return ConditionEvaluationResult.enabled("there is a display");
            }
            if (Boolean.parseBoolean(System.getenv("CI_REQUIRES_DISPLAY"))) {
                throw new IllegalStateException(REASON + " (CI_REQUIRES_DISPLAY is true, so this is no skip)");
            }
            return ConditionEvaluationResult.disabled(REASON);
        }
    }
}
