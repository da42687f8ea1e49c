package dev.backsource.config.masschange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Mass changes: more domains removed or rerouted within 60 s than a tenth of all, and than 20. */
@ConfigMapping(prefix = "backsource.mass-changes")
interface MassChangeSettings {
    /** Whether callers have to confirm a mass change by the number of domains. Without that, it is marked as if it were confirmed, so that edges apply it. */
    @WithDefault("required")
    Confirmation confirmation();

    /** The need for a confirmation. */
    enum Confirmation {
        /** A mass change without a confirmation is refused. */
        REQUIRED,
        /** No mass change is refused. */
        OFF
    }
}
