package dev.backsource.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that this one starts, watches and ends. It ignores Ctrl-C, which a terminal sends to parent and
 * children alike, so that the parent decides the order of stopping.
 */
public final class ChildJvm {
    /**
     * Start fast rather than run fast: this is for a developer's machine. With one compiler tier the JVM has 48 MB for compiled code, which a
     * service fills within a minute; all further code would be interpreted.
     */
    private static final List<String> FAST_START =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=256m", "-Xshare:auto");

    private static final long STOP_SECONDS = 15;

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    /**
     * Starts the {@code java} that runs this process, too.
     *
     * @param arguments everything behind {@code java}
     * @param classPath for arguments that name a main class; empty for those that name a jar
     * @param log the file for the process's output; appended to
     */
    public static ChildJvm start(List<String> arguments, String classPath, Path log) {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "child-jvm"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FAST_START);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("CLASSPATH", classPath);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new ChildJvm(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends the process without warning, as {@code kill -9} does, and waits for its end. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks the process to end and waits; after 15 s it is killed. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
