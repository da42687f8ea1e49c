package dev.backsource.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The data folder of a PostgreSQL server and the server that holds it, by the {@code postmaster.pid} in it. After a
 * crash that file stays, and PostgreSQL refuses to start when its process id belongs to another process by now.
 */
final class DatabaseFolder {
    private static final long STOP_SECONDS = 15;

    private final Path path;

    DatabaseFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /**
     * Stops a server that still runs on the folder, and removes the files of a dead one or of an unfinished first
     * start.
     */
    void prepare() throws IOException {
        server().ifPresent(server -> end(server, server.destroy()));
        Files.deleteIfExists(pidFile());
        if (Files.isDirectory(path) && !Files.exists(completeMark())) {
            OwnerOnlyFiles.delete(path);
        }
    }

    /** Marks the folder as a whole database; without the mark the next start starts over. */
    void markComplete() throws IOException {
        Files.writeString(completeMark(), "The database beside this file is complete.\n");
    }

    /** Kills the server without warning; its children follow once they miss it. */
    void killServer() {
        server().ifPresent(server -> end(server, server.destroyForcibly()));
    }

    private static void end(ProcessHandle server, boolean asked) {
        try {
            if (asked) {
                server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("PostgreSQL does not stop: process " + server.pid() + "; kill it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server that holds the folder; empty when none runs. */
    Optional<ProcessHandle> server() {
        return pid().flatMap(ProcessHandle::of).filter(DatabaseFolder::isPostgres);
    }

    private Optional<Long> pid() {
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst().map(line -> Long.valueOf(line.strip()));
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Path pidFile() {
        return path.resolve("postmaster.pid");
    }

    private Path completeMark() {
        return path.resolveSibling(path.getFileName() + ".complete");
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
    }
}
