package io.headroom.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Makes the start cache of an installation: the classes that a start of the window loads, linked, with the profiles of their methods (JEP 483, 514 and
/// 515). The window is opened once for that, on JavaFX's display in memory, on a sample of the installation.
///
/// The cache fits the very Java machine it was made with, wherever its folder is moved to; any other starts without it. Java 25 does not check that the
/// jars are those it was made of, so whoever replaces them deletes it, and the start scripts pass over one that is older than the application.
public final class StartCache {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private StartCache() {}

    /// Makes the cache of the installation that this class was loaded from, for a Java machine with the options of this one. Without a cache the
    /// application works as well, so a failure costs one line and no more.
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Path cache = make(Installation.here(), Child.process());
            System.out.printf("Start cache: %s, %.0f MB%n", cache, Files.size(cache) / 1e6);
        } catch (StartFailed | IOException failure) {
            System.out.println("No start cache, so the window will start slower: " + failure.getMessage());
        }
    }

    static Path make(Installation installed, Child child) throws IOException, InterruptedException {
        Installation installation = installed.uncached();
        Path cache = installation.cache();
        Files.deleteIfExists(cache);
        List<String> training = List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:disable", "-Dglass.platform=Headless", "-Dprism.order=sw");
        Map<StartMark, Double> trained = new MeasuredStart(installation, child, LIMIT).run(installation.folder().resolve("samples").resolve("launch-window.headroom"), training);
        if (!Files.exists(cache)) {
            throw new StartFailed("The Java machine at %s wrote none in %.1f s of training. Maybe it is not a HotSpot?".formatted(installation.java(), trained.get(StartMark.LIVE_GAUGES)));
        }
        return cache;
    }
}
