package dev.backsource.infrastructure;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's own programs, run one after the other, with their output appended to a log. */
final class DatabasePrograms {
    private final Path home;
    private final Path log;

    DatabasePrograms(Path home, Path log) {
        this.home = home;
        this.log = log;
    }

    /**
     * Creates an empty cluster with one user and the password in {@code passwordFile}.
     *
     * @param durable whether its thousand files are on the disk before this returns, which may take seconds
     */
    void initialise(Path data, String user, Path passwordFile, boolean durable) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "-D", data.toString(), "-U", user, "-E", "UTF-8", "-A", "scram-sha-256", "--pwfile=" + passwordFile));
        if (!durable) {
            arguments.add("--no-sync");
        }
        run("", "initdb", arguments.toArray(String[]::new));
    }

    /** Gives the user a password while no server runs. */
    void setPassword(Path data, String user, String password) throws IOException {
        run(
                "ALTER ROLE " + user + " PASSWORD '" + password + "';\n",
                "postgres",
                "--single",
                "-D",
                data.toString(),
                "postgres");
    }

    /** Starts a server and returns when it takes connections, or has ended; it has ten minutes. */
    void start(Path data, List<String> options) throws IOException {
        run(
                "",
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "600",
                "-D",
                data.toString(),
                "-l",
                log.toString(),
                "-o",
                String.join(" ", options));
    }

    /** Stops the server, with its connections, and waits for its end. */
    void stop(Path data) throws IOException {
        run("", "pg_ctl", "stop", "-w", "-t", "15", "-m", "fast", "-D", data.toString());
    }

    /** @throws IllegalStateException when the program fails, with the end of the log */
    private void run(String input, String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL does not run as root: here it is another user, who owns the same files.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (awaitEnd(process) != 0) {
            throw new IllegalStateException(
                    "PostgreSQL: " + program + " failed. Last lines of " + log + ":\n" + LogTail.of(log));
        }
    }

    private static int awaitEnd(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a PostgreSQL command", e);
        }
    }
}
