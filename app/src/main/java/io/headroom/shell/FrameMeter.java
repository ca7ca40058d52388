package io.headroom.shell;

import io.headroom.bench.WindowTimes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/*
 * An animation timer is called at the beginning of each pulse: it notes the time on the wall and the processor time of the thread since the last. A second thread knocks at the window
 * every few milliseconds and notes how long it waits for the answer; while it waits for long, it looks at what the thread of the window is doing. So a pause that falls between two frames,
 * or for which there is no frame, is seen as well.
 */
/// Measures frames and pauses of the window.
final class FrameMeter {
    private static final long KNOCK_MILLIS = 5;
    private static final long LONG_NANOS = 12_000_000;
    private static final int KEPT = 10;
    private static final int DEEP = 4;

    /// What was seen during one gesture.
    private static final class Seen {
        private final LongStream.Builder work = LongStream.builder();
        private final LongStream.Builder apart = LongStream.builder();
        private final LongStream.Builder silence = LongStream.builder();
        private int frames;
    }

    private final Thread front = Thread.currentThread();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final List<WindowTimes.Pause> pauses = new ArrayList<>();
    private volatile String gesture = "";
    private volatile boolean running = true;
    private volatile boolean muted;
    private volatile long answered;
    private final AnimationTimer timer = new AnimationTimer() {
        private long last;
        private long lastCpu;

        @Override
        public void handle(long now) {
            long wall = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            if (last != 0 && !gesture.isEmpty()) {
                note(wall - last, cpu - lastCpu);
            }
            last = wall;
            lastCpu = cpu;
        }
    };
    private final Thread knocker = Thread.ofPlatform().daemon().name("bench-knocker").unstarted(this::knock);

    /// Made and started on the thread of the window.
    FrameMeter() {}

    void start() {
        timer.start();
        knocker.start();
    }

    void stop() {
        running = false;
        timer.stop();
    }

    /// What is done from now on; nothing is noted while it is empty.
    void gesture(String name) {
        gesture = muted ? "" : name;
    }

    /// Whether nothing is noted, whatever is done.
    void mute(boolean on) {
        muted = on;
        gesture = "";
    }

    private synchronized void note(long apart, long work) {
        Seen here = seen.computeIfAbsent(gesture, _ -> new Seen());
        here.frames++;
        here.work.add(work);
        here.apart.add(apart);
    }

    private void knock() {
        long id = front.threadId();
        while (running) {
            long asked = System.nanoTime();
            long cpu = threads.getThreadCpuTime(id);
            String during = gesture;
            answered = 0;
            Platform.runLater(() -> answered = System.nanoTime());
            Map<String, Integer> doing = new HashMap<>();
            try {
                while (answered == 0 && running) {
                    Thread.sleep(1);
                    if (System.nanoTime() - asked > LONG_NANOS) {
                        String at = ours(front.getStackTrace());
                        doing.merge(at, 1, Integer::sum);
                    }
                }
                if (!during.isEmpty() && answered != 0) {
                    silent(during, answered - asked, threads.getThreadCpuTime(id) - cpu, doing);
                }
                Thread.sleep(KNOCK_MILLIS);
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    private synchronized void silent(String during, long nanos, long cpu, Map<String, Integer> doing) {
        seen.computeIfAbsent(during, _ -> new Seen()).silence.add(nanos);
        if (nanos > LONG_NANOS) {
            String most = doing.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("");
            pauses.add(new WindowTimes.Pause(during, nanos / 1e9, cpu / 1e9, most));
            pauses.sort(Comparator.comparingDouble(WindowTimes.Pause::seconds).reversed());
            if (pauses.size() > KEPT) {
                pauses.removeLast();
            }
        }
    }

    /// The innermost calls of ours, and before them where in the toolkit it is.
    private static String ours(StackTraceElement[] stack) {
        List<String> calls = new ArrayList<>();
        @Nullable String top = null;
        for (StackTraceElement call : stack) {
            boolean mine = call.getClassName().startsWith("io.headroom.");
            if (top == null && !mine && !call.getClassName().startsWith("java.")) {
                top = brief(call);
            }
            if (mine && calls.size() < DEEP) {
                calls.add(brief(call));
            }
        }
        return (calls.isEmpty() ? "" : String.join(" < ", calls) + (top == null ? "" : " ")) + (top == null ? "" : "(" + top + ")");
    }

    private static String brief(StackTraceElement call) {
        String name = call.getClassName();
        return name.substring(name.lastIndexOf('.') + 1) + "." + call.getMethodName() + ":" + call.getLineNumber();
    }

    /// What was seen, gesture by gesture and then all of it.
    synchronized List<WindowTimes.Gesture> gestures(String all) {
        List<WindowTimes.Gesture> gestures = new ArrayList<>();
        LongStream.Builder work = LongStream.builder();
        LongStream.Builder apart = LongStream.builder();
        LongStream.Builder silence = LongStream.builder();
        int frames = 0;
        for (var entry : seen.entrySet()) {
            Seen here = entry.getValue();
            long[] worked = here.work.build().toArray();
            long[] gaps = here.apart.build().toArray();
            long[] silent = here.silence.build().toArray();
            LongStream.of(worked).forEach(work);
            LongStream.of(gaps).forEach(apart);
            LongStream.of(silent).forEach(silence);
            frames += here.frames;
            gestures.add(new WindowTimes.Gesture(entry.getKey(), here.frames, WindowTimes.Spread.of(worked), WindowTimes.Spread.of(gaps), WindowTimes.Spread.of(silent)));
        }
        gestures.add(new WindowTimes.Gesture(all, frames, WindowTimes.Spread.of(work.build().toArray()), WindowTimes.Spread.of(apart.build().toArray()),
                WindowTimes.Spread.of(silence.build().toArray())));
        return gestures;
    }

    synchronized List<WindowTimes.Pause> pauses() {
        return List.copyOf(pauses);
    }
}
