package dev.backsource.system.cli;

import dev.backsource.system.Repository;
import dev.backsource.testing.service.Signals;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@code backsource}, as it is packaged, in a process of its own. Of the environment it has no more than the path, and what the
 * test gives it: without {@code HOME} of its own it finds no profiles. What it prints is kept in files, so nobody has to read it in time.
 * Whoever starts one closes it.
 */
public final class CliProcess implements AutoCloseable {
    private final List<String> command;
    private final Process process;
    private final Path folder;

    private CliProcess(List<String> command, Path folder, Map<String, String> environment) {
        this.command = command;
        this.folder = folder;
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "JAVA_HOME"));
        builder.environment().putAll(Map.of("HOME", folder.toString(), "LC_ALL", "C.UTF-8"));
        builder.environment().putAll(environment);
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a run, whose input and output are no terminals. The input stays open until {@link #endInput} or {@link #await}.
     *
     * @param environment such as {@code BACKSOURCE_SERVER} and {@code BACKSOURCE_TOKEN}
     */
    public static CliProcess start(Map<String, String> environment, String... arguments) {
        return new CliProcess(command(arguments), freshFolder(), environment);
    }

    /** Runs to its end, without input. */
    public static Run run(Map<String, String> environment, String... arguments) {
        try (var started = start(environment, arguments)) {
            return started.await();
        }
    }

    /** Runs to its end, with {@code input}. */
    public static Run runWith(String input, Map<String, String> environment, String... arguments) {
        try (var started = start(environment, arguments)) {
            return started.type(input).await();
        }
    }

    /** Starts a run at a terminal: what it prints comes in one stream, with what the terminal makes of it. */
    static CliProcess startAtTerminal(int columns, Map<String, String> environment, String... arguments) {
        var line = command(arguments).stream().map(CliProcess::quoted).collect(Collectors.joining(" "));
        var atTerminal = List.of("script", "-qec", "stty cols " + columns + " rows 40; exec " + line, "/dev/null");
        var terminal = new HashMap<>(environment);
        terminal.putIfAbsent("TERM", "xterm-256color");
        terminal.put("SHELL", "/bin/sh");
        return new CliProcess(atTerminal, freshFolder(), terminal);
    }

    /** Why there are no terminals here; null where there are. */
    static @Nullable String noTerminals() {
        try {
            var version = new ProcessBuilder("script", "--version")
                    .redirectErrorStream(true)
                    .start();
            var said = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.contains("util-linux") ? null : "script is not that of util-linux";
        } catch (IOException e) {
            return "there is no script, which makes terminals; on Debian: apt-get install util-linux";
        }
    }

    /** Sends {@code text} to its input. */
    public CliProcess type(String text) {
        try {
            var input = process.getOutputStream();
            input.write(text.getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            // It has ended already, which whoever awaits it sees.
            return this;
        }
        return this;
    }

    /** Ends its input. */
    public CliProcess endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
            return this;
        }
        return this;
    }

    /** What it has printed so far. */
    public String output() {
        return text("out");
    }

    /** What it has printed beside its results so far. */
    public String errors() {
        return text("err");
    }

    /** Waits until it has printed {@code text}, wherever. */
    public CliProcess awaitText(String text) {
        Waiting.await("\"" + text + "\" of " + command)
                .until(() -> output().contains(text) || errors().contains(text) || !process.isAlive());
        if (!output().contains(text) && !errors().contains(text)) {
            throw new AssertionError(command + " ended without \"" + text + "\": " + output() + errors());
        }
        return this;
    }

    /** What Ctrl-C sends. */
    public void interrupt() {
        Signals.interrupt(process.toHandle());
    }

    /** Ends its input, and waits for its end. */
    public Run await() {
        endInput();
        return awaitEnd();
    }

    /** Waits for its end, whatever ends it. */
    public Run awaitEnd() {
        try {
            if (!process.waitFor(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        command + " has not ended in " + Waiting.DEADLINE_SECONDS + " s: " + output() + errors());
            }
            return new Run(process.exitValue(), output(), errors());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Whoever starts a process in the background may have it ignore Ctrl-C, and what it starts inherits that. */
    private static List<String> command(String... arguments) {
        var isLinux = System.getProperty("os.name", "").equals("Linux");
        var script = Repository.root().resolve("cli/bin/backsource").toString();
        return Stream.concat(
                        isLinux ? Stream.of("env", "--default-signal=INT", script) : Stream.of(script),
                        Stream.of(arguments))
                .toList();
    }

    private static Path freshFolder() {
        try {
            var parent = Files.createDirectories(Path.of("target", "cli").toAbsolutePath());
            return Files.createTempDirectory(parent, "run-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a run has ended. */
    public record Run(int exitCode, String output, String errors) {
        /** What {@code -o json} printed of one thing. */
        public JsonObject object() {
            return new JsonObject(output);
        }

        /** What {@code -o json} printed of a list. */
        public JsonArray array() {
            return new JsonArray(output);
        }
    }
}
