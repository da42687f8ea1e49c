package dev.backsource.config.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The repair of differences between topic and database. */
@ConfigMapping(prefix = "backsource.reconciliation")
interface RepairSettings {
    /**
     * The trigger for publishing domains again, in the database's state, whose record on the topic isn't in the database. By default that takes an
     * administrator: after the restore of a database, the edges may serve changes that were lost with it, and the topic still has them.
     */
    @WithDefault("by-command")
    Repair repair();

    /** The trigger of a repair. */
    enum Repair {
        /** An administrator's request. */
        BY_COMMAND,
        /** The discovery of a difference. */
        AT_ONCE
    }
}
