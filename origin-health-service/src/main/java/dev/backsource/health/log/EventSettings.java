package dev.backsource.health.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How port states and alerts are published. */
@ConfigMapping(prefix = "backsource.events")
interface EventSettings {
    /**
     * The beginning of the transactional ids at Kafka, before a hyphen and the number of a partition; all instances share them, and nothing else may use
     * them.
     */
    @WithDefault("backsource-origin-health-service")
    String transactionalId();
}
