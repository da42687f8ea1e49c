package dev.backsource.config.reconciliation.comparison;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the topic is compared with the database. */
@ConfigMapping(prefix = "backsource.reconciliation")
interface ComparisonSettings {
    /** How often a part of the database, of 1,000 domains, is compared with what was published. */
    @WithDefault("1s")
    Duration sweepInterval();
}
