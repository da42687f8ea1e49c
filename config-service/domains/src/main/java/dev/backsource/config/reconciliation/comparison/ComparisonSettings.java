package dev.backsource.config.reconciliation.comparison;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The comparison of the topic with the database. */
@ConfigMapping(prefix = "backsource.reconciliation")
interface ComparisonSettings {
    /** The interval at which the next 1,000 domains of the database are compared with the topic. */
    @WithDefault("1s")
    Duration sweepInterval();
}
