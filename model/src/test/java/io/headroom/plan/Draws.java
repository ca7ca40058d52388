package io.headroom.plan;

import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;

/// What random plans are drawn with.
class Draws {
    private static final List<String> NAMES = List.of("Lane 1", "A · H100", "Größe \"XL\"", "back\\slash", "数据中心", "🚀 launch", "a/b: c, d", "l'été", "x",
            "line\u2028separator", "half \uD83D of a pair", "Robotics");

    final Random random;

    Draws(Random random) {
        this.random = random;
    }

    Distribution distribution(double scale) {
        return switch (random.nextInt(7)) {
            case 0 -> new Distribution.Fixed(odd(scale, scale * 50));
            case 1 -> new Distribution.Uniform(odd(scale, scale * 5), odd(scale * 6, scale * 50));
            case 2 -> new Distribution.Exponential(odd(scale, scale * 20));
            case 3 -> new Distribution.LogNormal(odd(scale, scale * 10), odd(scale * 11, scale * 50), chance(0.5) ? odd(scale * 12, scale * 90) : null);
            case 4 -> new Distribution.Gamma(odd(scale, scale * 20), odd(0.05, 4));
            case 5 -> new Distribution.Hyperexponential(odd(0.01, 0.99), odd(scale, scale * 5), odd(scale * 5, scale * 50));
            default -> new Distribution.Empirical(
                    DoubleStream.generate(() -> odd(scale, scale * 50)).limit(1 + random.nextInt(40)).sorted().boxed().toList());
        };
    }

    Rate rate(double low, double high) {
        return new Rate(chance(0.1) ? low : odd(low, high), pick(Rate.Per.values()));
    }

    /// Half of the figures round, as people type them, half with all their digits.
    double odd(double low, double high) {
        double value = low + random.nextDouble() * (high - low);
        double rounded = high > 20 ? Math.rint(value) : Math.rint(value * 10) / 10;
        return chance(0.5) && rounded >= low && rounded <= high ? rounded : value;
    }

    String name() {
        return pick(NAMES);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    <T> T pick(T[] items) {
        return items[random.nextInt(items.length)];
    }

    void times(int least, int most, IntConsumer action) {
        int count = least + random.nextInt(most - least + 1);
        for (int i = 0; i < count; i++) {
            action.accept(i);
        }
    }
}
