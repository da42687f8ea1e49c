package dev.backsource.config.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The retention of the audit. */
@ConfigMapping(prefix = "backsource.audit")
interface AuditSettings {
    /** The retention time of an entry. */
    @WithDefault("400d")
    Duration entriesKept();

    /** The interval at which older entries are deleted. */
    @WithDefault("10m")
    Duration entriesPrunedEvery();
}
