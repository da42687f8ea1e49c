package dev.backsource.health.preflight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is probed because somebody asks. */
@ConfigMapping(prefix = "backsource.preflight")
public interface PreflightSettings {
    /**
     * Ports that are probed at the same time for questions, beside those that are watched, and of one domain half as many; beyond it a port is
     * answered as unknown. At least 1; below 120, twice the ports that a domain can need, some of a large domain's are never probed.
     */
    @WithDefault("120")
    int concurrency();
}
