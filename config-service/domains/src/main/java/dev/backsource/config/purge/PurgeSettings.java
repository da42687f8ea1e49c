package dev.backsource.config.purge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The retention of purges. */
@ConfigMapping(prefix = "backsource.outbox")
interface PurgeSettings {
    /** The time for which a purge can be read once it is published. */
    @WithDefault("7d")
    Duration purgesKept();
}
