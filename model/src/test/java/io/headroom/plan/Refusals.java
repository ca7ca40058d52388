package io.headroom.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What is said where something cannot be.
final class Refusals {
    private Refusals() {}

    static void refuses(ThrowingCallable what, String message) {
        assertThatThrownBy(what).isInstanceOf(InvalidPlan.class).hasMessage(message);
    }
}
