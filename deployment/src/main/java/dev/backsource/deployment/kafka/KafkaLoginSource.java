package dev.backsource.deployment.kafka;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory.ConfigurableConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The source of the settings of Kafka's clients that follow from a {@link KafkaLogin}. As a source of settings it serves every client of a service at
 * once: those of the event log and those of the messaging layer.
 */
public final class KafkaLoginSource implements ConfigurableConfigSourceFactory<KafkaLogin> {
    /** Below {@code application.properties}, so that settings by Kafka's own names take precedence. */
    private static final int ORDINAL = 240;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context, KafkaLogin login) {
        var settings = new LoginSettings(login).all();
        return settings.isEmpty()
                ? List.of()
                : List.of(new PropertiesConfigSource(settings, "settings derived from backsource.kafka", ORDINAL));
    }
}
