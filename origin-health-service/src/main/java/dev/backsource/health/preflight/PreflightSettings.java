package dev.backsource.health.preflight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The limits of probes for questions. */
@ConfigMapping(prefix = "backsource.preflight")
public interface PreflightSettings {
    /**
     * Ports probed at the same time for questions, beside the watched ones, and half as many of one team, or of one domain without a team; beyond
     * it the answer for a port is unknown. At least 1; below 120, twice the ports that a domain can need, some of a large domain's are never probed.
     */
    @WithDefault("120")
    int concurrency();
}
