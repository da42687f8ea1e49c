package dev.backsource.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The processor times of a process's threads so far, in nanoseconds, by the scheduler's own count. It lags by a tick for a thread that runs; so it is exact
 * when the process is idle.
 */
public final class ThreadTimes {
    private final Map<String, Used> byThread;

    private record Used(String name, long nanos) {}

    private ThreadTimes(Map<String, Used> byThread) {
        this.byThread = byThread;
    }

    /** The times until now. */
    public static ThreadTimes of(long pid) {
        var times = new HashMap<String, Used>();
        try (var threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (var thread : threads) {
                read(thread, times);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ThreadTimes(times);
    }

    private static void read(Path thread, Map<String, Used> times) {
        try {
            var used = Files.readString(thread.resolve("schedstat")).split(" ", -1)[0];
            var name = Files.readString(thread.resolve("comm")).strip();
            times.put(thread.getFileName().toString(), new Used(name, Long.parseLong(used)));
        } catch (IOException e) {
            // It has ended meanwhile.
        }
    }

    /**
     * The time that was used since {@code before}, without that of threads that have ended.
     *
     * @param names the threads' names, cut by the kernel to 15 characters
     */
    public long since(ThreadTimes before, Predicate<String> names) {
        var sum = 0L;
        for (var thread : byThread.entrySet()) {
            var used = thread.getValue();
            if (names.test(used.name())) {
                var earlier = before.byThread.get(thread.getKey());
                sum += used.nanos() - (earlier == null ? 0 : earlier.nanos());
            }
        }
        return sum;
    }
}
