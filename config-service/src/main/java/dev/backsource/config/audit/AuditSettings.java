package dev.backsource.config.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long it is known who did what. */
@ConfigMapping(prefix = "backsource.audit")
interface AuditSettings {
    /** How long an entry is kept. */
    @WithDefault("400d")
    Duration entriesKept();

    /** How often entries that are older are looked for. */
    @WithDefault("10m")
    Duration entriesPrunedEvery();
}
