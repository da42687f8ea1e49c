package dev.backsource.deployment.tracing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The export of spans. Read at the start. */
@ConfigMapping(prefix = "backsource.tracing")
public interface TracingSettings {
    /** Where a collector takes traces by OTLP over HTTP, such as {@code http://localhost:4318/v1/traces}. Without it nothing is traced. */
    Optional<URI> endpoint();

    /** How long an ended span waits for others at most before they are sent together; 10 ms to 1 min. */
    @WithDefault("5s")
    Duration interval();
}
