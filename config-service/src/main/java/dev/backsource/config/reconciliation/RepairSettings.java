package dev.backsource.config.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What becomes of what the topic holds and the database doesn't. */
@ConfigMapping(prefix = "backsource.reconciliation")
interface RepairSettings {
    /**
     * Who decides that domains of which the topic holds what the database doesn't are published again as the database has
     * them. By default that is an administrator: after the restore of a database the edges may serve what was lost with it, and
     * it can still be read from the topic.
     */
    @WithDefault("by-command")
    Repair repair();

    /** When a repair is made. */
    enum Repair {
        /** When an administrator asks for it. */
        BY_COMMAND,
        /** At once. */
        AT_ONCE
    }
}
