package dev.backsource.config.purge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How purges are kept. */
@ConfigMapping(prefix = "backsource.outbox")
interface PurgeSettings {
    /** How long a purge can be asked after once it is published. */
    @WithDefault("7d")
    Duration purgesKept();
}
