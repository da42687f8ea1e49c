package dev.backsource.local.infrastructure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL server in processes of its own, on loopback. Data stays in the given folder. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String DATABASE = "postgres";

    /** The library starts the server without it, for tests. */
    private static final Map<String, String> DURABLE = Map.of("fsync", "on");

    private final EmbeddedPostgres server;
    private final DatabaseFolder data;

    private EmbeddedDatabase(EmbeddedPostgres server, DatabaseFolder data) {
        this.server = server;
        this.data = data;
    }

    /**
     * Starts a server with its data in {@code folder}, made when missing, and waits until it answers. A server that a
     * killed run left on the same folder is stopped first. The caller closes it.
     */
    public static EmbeddedDatabase start(Path folder, int port) {
        return start(folder, port, false, Map.of());
    }

    /** Starts a server on a free port; it is also stopped when this process ends without closing it. */
    public static EmbeddedDatabase startOnFreePort(Path folder) {
        return start(folder, FreePorts.next(), true, Map.of());
    }

    /** As {@link #startOnFreePort}, but a commit is on the disk before it is acknowledged, as in production. */
    public static EmbeddedDatabase startDurableOnFreePort(Path folder) {
        return start(folder, FreePorts.next(), true, DURABLE);
    }

    private static EmbeddedDatabase start(Path folder, int port, boolean stopAtExit, Map<String, String> settings) {
        var data = new DatabaseFolder(folder.resolve("data"));
        try {
            Files.createDirectories(folder);
            data.prepare();
            var builder = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data.path())
                    .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(stopAtExit)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // The library turns it off; then a killed server forgets what it had acknowledged.
                    .setServerConfig("synchronous_commit", "on")
                    .setPGStartupWait(Duration.ofSeconds(60));
            settings.forEach(builder::setServerConfig);
            var server = builder.start();
            data.markComplete();
            return new EmbeddedDatabase(server, data);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on port " + port, e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** The database's address without a driver's prefix: {@code //127.0.0.1:25432/postgres}. */
    public String location() {
        return "//127.0.0.1:" + port() + "/" + DATABASE;
    }

    /** Both user and password; the server listens on loopback only. */
    public String user() {
        return "postgres";
    }

    /** The server's first process; all others are its children. */
    public ProcessHandle process() {
        return data.server().orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
    }

    /** Ends the server without warning, as {@code kill -9} does. Start another on the folder to go on. */
    public void kill() {
        data.killServer();
        close();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
