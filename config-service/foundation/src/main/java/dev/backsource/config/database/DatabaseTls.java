package dev.backsource.config.database;

import dev.backsource.policy.origin.TrustRoots;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/** The encryption of connections to the database, and the check of its certificate: for the pool and for the relay. */
@Singleton
public final class DatabaseTls {
    private final DatabaseTlsSettings.Mode mode;
    private final Optional<Path> caFile;

    DatabaseTls(DatabaseTlsSettings settings) {
        this.mode = settings.tls();
        this.caFile = settings.caFile();
    }

    /**
     * Applies the settings to the options of connections.
     *
     * @throws IllegalStateException when the trusted certificates can't be read, naming the file
     */
    public void applyTo(PgConnectOptions options) {
        switch (mode) {
            case DISABLE -> {
                // The driver's own settings apply, which may be stricter.
            }
            case REQUIRE -> options.setSslMode(SslMode.REQUIRE).setTrustAll(true);
            case VERIFY_FULL ->
                options.setSslMode(SslMode.VERIFY_FULL)
                        .setHostnameVerificationAlgorithm("HTTPS")
                        .setTrustOptions(TrustOptions.wrap(trusted()));
        }
    }

    private X509TrustManager trusted() {
        try {
            return caFile.isPresent() ? TrustRoots.only(Files.readString(caFile.get())) : TrustRoots.roots();
        } catch (GeneralSecurityException | IllegalStateException | IOException e) {
            throw new IllegalStateException(
                    "backsource.database.ca-file: " + caFile.map(Path::toString).orElse("the JVM's roots")
                            + " can't be read: " + e,
                    e);
        }
    }
}
