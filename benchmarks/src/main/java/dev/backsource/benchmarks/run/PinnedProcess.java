package dev.backsource.benchmarks.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that runs on given cores only, by {@code taskset}; {@code "0"} or {@code "0,1"}. */
public final class PinnedProcess implements AutoCloseable {
    /** Clock ticks a second in {@code /proc}, fixed at 100 on Linux. */
    private static final double TICKS = 100;

    private static final File NO_INPUT = new File("/dev/null");

    private final Process process;
    private boolean resting;

    private PinnedProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts {@code command} on {@code cores} with its output in {@code log}. It ends with this process at the latest.
     */
    public static PinnedProcess start(String cores, Path log, List<String> command) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var process = new ProcessBuilder(onCores(cores, command))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return new PinnedProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs {@code command} on {@code cores}, without input, to its end and returns its output.
     *
     * @throws IllegalStateException with the output when the command fails
     */
    public static String output(String cores, List<String> command) {
        try {
            var process = new ProcessBuilder(onCores(cores, command))
                    .redirectErrorStream(true)
                    .redirectInput(NO_INPUT)
                    .start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Moves a running process to {@code cores} at the lowest priority, so that it yields to all processes not moved
     * there in the same way.
     */
    public static void moveAside(ProcessHandle process, String cores) {
        move(process, cores);
        var renice = new ArrayList<>(List.of("renice", "-n", "19", "-p"));
        renice.addAll(threads(process.pid()));
        output(cores, renice);
    }

    /** Moves a running process to {@code cores}. */
    public static void move(ProcessHandle process, String cores) {
        output(cores, List.of("taskset", "-a", "-c", "-p", cores, Long.toString(process.pid())));
    }

    /** Moves all threads of this process to {@code cores}, and with them those that they start. */
    public static void stayOn(String cores) {
        var self = ProcessHandle.current().pid();
        for (var thread : threads(self)) {
            try {
                output(cores, List.of("taskset", "-c", "-p", cores, thread));
            } catch (IllegalStateException e) {
                if (!nameOf(self, thread).isEmpty()) {
                    throw e;
                }
                // It has ended meanwhile.
            }
        }
    }

    /** Gives the threads of this process with names that begin with {@code prefix} the lowest priority. */
    public static void makeWay(String prefix) {
        var self = ProcessHandle.current().pid();
        threads(self).stream()
                .filter(thread -> nameOf(self, thread).startsWith(prefix))
                .forEach(thread -> output("0-1", List.of("renice", "-n", "19", "-p", thread)));
    }

    /** Processor seconds used so far, by the process and by the workers it forked that still run. */
    public double processorSeconds() {
        return processorSeconds(process.toHandle());
    }

    /** The processor seconds of any process. */
    public static double processorSeconds(ProcessHandle process) {
        return ticks(process.pid())
                + process.descendants().mapToDouble(child -> ticks(child.pid())).sum();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Seconds so far in which the threads with names that begin with {@code prefix} were ready to run but had no
     * processor.
     */
    public double waitedSeconds(String prefix) {
        return threads(process.pid()).stream()
                .filter(thread -> nameOf(process.pid(), thread).startsWith(prefix))
                .mapToDouble(thread -> waited(process.pid(), thread))
                .sum();
    }

    /** The bytes that it has written so far, to files and to sockets, by {@code write}, and the workers it forked that still run. */
    public long writtenBytes() {
        return writtenBytes(pid())
                + process.descendants()
                        .mapToLong(child -> writtenBytes(child.pid()))
                        .sum();
    }

    private static long writtenBytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "io"))) {
            return lines.filter(line -> line.startsWith("wchar:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Interrupts it as a terminal would, and waits for its end for 15 s at most. */
    public void interrupt() throws InterruptedException {
        signal("INT");
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + pid() + " does not end");
        }
    }

    /** Stops all its threads, until {@link #goOn}; its connections stay open. */
    public void rest() {
        signal("STOP");
        resting = true;
    }

    /** Ends {@link #rest}. */
    public void goOn() {
        signal("CONT");
        resting = false;
    }

    /** Resets {@link #peakBytes}. */
    public void forgetPeak() {
        try {
            Files.writeString(Path.of("/proc", Long.toString(process.pid()), "clear_refs"), "5");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The most memory that was resident at a time, in bytes; 0 when the process has ended. */
    public long peakBytes() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** It may rest. */
    @Override
    public void close() {
        if (resting && isAlive()) {
            goOn();
        }
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) {
        output("0-1", List.of("kill", "-" + name, Long.toString(pid())));
    }

    private static List<String> threads(long pid) {
        try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.map(thread -> thread.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(long pid, String thread) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "task", thread, "comm"));
        } catch (IOException e) {
            return "";
        }
    }

    private static double waited(long pid, String thread) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "task", thread, "schedstat"));
            return Long.parseLong(stat.split(" ", -1)[1]) / 1e9;
        } catch (IOException e) {
            return 0;
        }
    }

    private static double ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
        } catch (IOException e) {
            return 0;
        }
    }

    private static List<String> onCores(String cores, List<String> command) {
        var pinned = new ArrayList<>(List.of("taskset", "-c", cores));
        pinned.addAll(command);
        return pinned;
    }
}
