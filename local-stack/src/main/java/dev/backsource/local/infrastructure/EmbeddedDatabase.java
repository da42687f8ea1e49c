package dev.backsource.local.infrastructure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL server in processes of its own, on loopback. Data stays in the given folder. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String DATABASE = "postgres";

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server with its data in {@code folder}, made when missing, and waits until it answers. */
    public static EmbeddedDatabase start(Path folder, int port) {
        try {
            Files.createDirectories(folder);
            return new EmbeddedDatabase(EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.resolve("data"))
                    .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                    .setCleanDataDirectory(false)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on port " + port, e);
        }
    }

    public static EmbeddedDatabase startOnFreePort(Path folder) {
        return start(folder, FreePorts.next());
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

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
