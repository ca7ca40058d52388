package io.headroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.plan.Rate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    /// 60 a minute: sixty at once, then one a second; a minute of rest fills it and no more.
    @Test
    void holdsOneMinuteAndRefillsContinuously() {
        TokenBucket bucket = Objects.requireNonNull(TokenBucket.of(new Rate(60, Rate.Per.MINUTE)));
        assertThat(taken(bucket, 100, 0)).isEqualTo(60);
        assertThat(bucket.secondsUntil(1, 0.75)).isEqualTo(0.25);
        assertThat(taken(bucket, 100, 1.0)).isEqualTo(1);
        assertThat(taken(bucket, 100, 3.5)).isEqualTo(2);
        assertThat(taken(bucket, 100, 500)).isEqualTo(60);
    }

    private static int taken(TokenBucket bucket, int tries, double seconds) {
        int count = 0;
        for (int i = 0; i < tries; i++) {
            if (bucket.secondsUntil(1, seconds) == 0) {
                bucket.take(1, seconds);
                count++;
            }
        }
        return count;
    }

    @Test
    void noLimitIsNoBucket() {
        assertThat(TokenBucket.of(null)).isNull();
    }
}
