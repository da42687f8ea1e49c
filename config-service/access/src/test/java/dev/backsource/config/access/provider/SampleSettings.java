package dev.backsource.config.access.provider;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings of a provider, as the service reads them. */
final class SampleSettings {
    static final String ISSUER = "https://id.example.com/realms/cdn";
    private static final String PREFIX = "backsource.access.oidc.";
    private static final int ORDINAL = 500;

    private SampleSettings() {}

    /** Of a provider that is set, with these besides. */
    static ProviderSettings with(Map<String, String> more) {
        var settings = new HashMap<>(Map.of(PREFIX + "issuer", ISSUER, PREFIX + "client-id", "console"));
        more.forEach((name, value) -> settings.put(PREFIX + name, value));
        return of(settings);
    }

    static ProviderSettings none() {
        return of(Map.of());
    }

    private static ProviderSettings of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, ORDINAL, new DurationConverter())
                .withMapping(ProviderSettings.class)
                .withSources(new PropertiesConfigSource(settings, "test", ORDINAL))
                .build()
                .getConfigMapping(ProviderSettings.class);
    }
}
