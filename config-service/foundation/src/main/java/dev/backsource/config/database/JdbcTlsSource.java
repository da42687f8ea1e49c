package dev.backsource.config.database;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Turns {@link DatabaseTlsSettings} into settings of the JDBC driver, which migrates the schema. It reads them by name: a mapping would refuse the
 * other settings of the database.
 */
public final class JdbcTlsSource implements ConfigSourceFactory {
    private static final String PREFIX = "backsource.database.";
    private static final String DRIVER = "quarkus.datasource.jdbc.additional-jdbc-properties.";
    /** Below {@code application.properties}, so that settings by the driver's own names win. */
    private static final int ORDINAL = 240;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var driver = switch (set(context, "tls").orElse("")) {
            case "require" -> encrypted();
            case "verify-full" -> verified(set(context, "ca-file"));
            default -> Map.<String, String>of();
        };
        var settings = new LinkedHashMap<String, String>();
        driver.forEach((name, value) -> settings.put(DRIVER + name, value));
        return settings.isEmpty()
                ? List.of()
                : List.of(new PropertiesConfigSource(settings, "derived from backsource.database", ORDINAL));
    }

    /** Without the factory, the driver would verify by a file in the user's home, if there is one. */
    private static Map<String, String> encrypted() {
        return Map.of("sslmode", "require", "sslfactory", "org.postgresql.ssl.NonValidatingFactory");
    }

    private static Map<String, String> verified(Optional<String> caFile) {
        return caFile.map(file -> Map.of("sslmode", "verify-full", "sslrootcert", file))
                .orElse(Map.of("sslmode", "verify-full", "sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory"));
    }

    private static Optional<String> set(ConfigSourceContext context, String name) {
        var found = context.getValue(PREFIX + name);
        return found == null ? Optional.empty() : Optional.ofNullable(found.getValue());
    }
}
