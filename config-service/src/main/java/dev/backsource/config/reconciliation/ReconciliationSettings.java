package dev.backsource.config.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the topic is compared with the database, and what becomes of what isn't in the database. */
@ConfigMapping(prefix = "backsource.reconciliation")
interface ReconciliationSettings {
    /**
     * Who decides that domains of which the topic holds what the database doesn't are published again as the database has
     * them. By default that is an administrator: after the restore of a database the edges may serve what was lost with it, and
     * it can still be read from the topic.
     */
    @WithDefault("by-command")
    Repair repair();

    /** How often a part of the database, of 1,000 domains, is compared with what was published. */
    @WithDefault("1s")
    Duration sweepInterval();

    /** When a repair is made. */
    enum Repair {
        /** When an administrator asks for it. */
        BY_COMMAND,
        /** At once. */
        AT_ONCE
    }
}
