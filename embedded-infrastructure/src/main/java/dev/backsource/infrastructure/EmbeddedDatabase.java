package dev.backsource.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL server in processes of its own. It listens on loopback's TCP port and nowhere else, in no folder that others share, and requires a
 * password from every client. Data, programs and log stay in the given folder, which only its owner may read.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String DATABASE = "postgres";
    private static final String USER = "postgres";
    private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";
    private static final String ACCESS_BY_TLS = "hostssl all all 127.0.0.1/32 scram-sha-256\n";

    private final DatabaseFolder data;
    private final DatabasePrograms programs;
    private final int port;
    private final String password;

    private EmbeddedDatabase(DatabaseFolder data, DatabasePrograms programs, int port, String password) {
        this.data = data;
        this.programs = programs;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts a server with its data in {@code folder}, made when missing, and waits until it answers. A server that a
     * killed run left on the same folder is stopped first. The password of a new one is its user's name. The caller closes
     * it.
     *
     * @throws IllegalStateException when it does not start, with the end of its log
     */
    public static EmbeddedDatabase start(Path folder, int port) {
        return start(folder, folder.resolve("postgres.log"), port, USER, false);
    }

    /** Likewise, with a log elsewhere and with a random password, which stays in {@code folder}. */
    public static EmbeddedDatabase startWithSecret(Path folder, Path log, int port) {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return start(folder, log, port, HexFormat.of().formatHex(secret), false);
    }

    /** Starts a server on a free port; it is also stopped when this process ends without closing it. */
    public static EmbeddedDatabase startOnFreePort(Path folder) {
        return stoppedAtExit(start(folder, FreePorts.next()));
    }

    /** As {@link #startOnFreePort}, but a commit is on the disk before it is acknowledged, as in production. */
    public static EmbeddedDatabase startDurableOnFreePort(Path folder) {
        return stoppedAtExit(start(folder, folder.resolve("postgres.log"), FreePorts.next(), USER, true));
    }

    /**
     * As {@link #startOnFreePort}, but with connections over TLS only.
     *
     * @param certificate a PEM file; {@code key} is another one, which only its owner may read
     */
    public static EmbeddedDatabase startWithTlsOnFreePort(Path folder, Path certificate, Path key) {
        var options = List.of("-c ssl=on", "-c ssl_cert_file=" + certificate, "-c ssl_key_file=" + key);
        return stoppedAtExit(
                start(folder, folder.resolve("postgres.log"), FreePorts.next(), USER, false, ACCESS_BY_TLS, options));
    }

    private static EmbeddedDatabase stoppedAtExit(EmbeddedDatabase database) {
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "postgres-stop"));
        return database;
    }

    private static EmbeddedDatabase start(Path folder, Path log, int port, String newPassword, boolean durable) {
        return start(folder, log, port, newPassword, durable, ACCESS, List.of());
    }

    private static EmbeddedDatabase start(
            Path folder,
            Path log,
            int port,
            String newPassword,
            boolean durable,
            String access,
            List<String> moreOptions) {
        try {
            var home = OwnerOnlyFiles.folder(folder.toAbsolutePath());
            Files.createDirectories(log.toAbsolutePath().getParent());
            var programs = new DatabasePrograms(DatabaseBinaries.in(home.resolve("binaries")), log.toAbsolutePath());
            var data = new DatabaseFolder(home.resolve("data"));
            data.prepare();
            var password = prepare(data, programs, home.resolve("password"), newPassword, durable);
            Files.writeString(data.path().resolve("pg_hba.conf"), access);
            var options = new ArrayList<>(options(port, durable));
            options.addAll(moreOptions);
            programs.start(data.path(), options);
            return new EmbeddedDatabase(data, programs, port, password);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on port " + port, e);
        }
    }

    /** Creates the cluster when there is none; returns the cluster's password. */
    private static String prepare(
            DatabaseFolder data, DatabasePrograms programs, Path secret, String newPassword, boolean durable)
            throws IOException {
        if (Files.exists(secret) && Files.isDirectory(data.path())) {
            return Files.readString(secret).strip();
        }
        OwnerOnlyFiles.write(secret, newPassword + "\n");
        if (Files.isDirectory(data.path())) {
            // It was made when all local users were trusted.
            programs.setPassword(data.path(), USER, newPassword);
        } else {
            programs.initialise(data.path(), USER, secret, durable);
            data.markComplete();
        }
        return newPassword;
    }

    private static List<String> options(int port, boolean durable) {
        return List.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                // No socket in a folder that is shared by all users of the machine, where another's may lie already.
                "-c unix_socket_directories=",
                "-c timezone=UTC",
                "-c max_connections=300",
                "-c fsync=" + (durable ? "on" : "off"));
    }

    public int port() {
        return port;
    }

    /** The database's address without a driver's prefix: {@code //127.0.0.1:25432/postgres}. */
    public String location() {
        return "//127.0.0.1:" + port + "/" + DATABASE;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** The settings of a service's data source at this database. */
    public Map<String, String> dataSource() {
        return Map.of(
                "quarkus.datasource.reactive.url",
                "postgresql:" + location(),
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql:" + location(),
                "quarkus.datasource.username",
                user(),
                "quarkus.datasource.password",
                password());
    }

    /** The server's first process; all others are its children. */
    public ProcessHandle process() {
        return data.server().orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
    }

    /** Ends the server without warning, as {@code kill -9} does. Start another on the folder to go on. */
    public void kill() {
        data.killServer();
    }

    /** Stops the server in an orderly way; does nothing when it isn't running. */
    @Override
    public void close() {
        if (data.server().isEmpty()) {
            return;
        }
        try {
            programs.stop(data.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            data.killServer();
        }
    }
}
