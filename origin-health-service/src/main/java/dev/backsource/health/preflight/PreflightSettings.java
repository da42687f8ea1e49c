package dev.backsource.health.preflight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is probed because somebody asks. */
@ConfigMapping(prefix = "backsource.preflight")
public interface PreflightSettings {
    /** Ports that are probed at the same time for questions, beside those that are watched; beyond it a port is answered as unknown. At least 1. */
    @WithDefault("120")
    int concurrency();
}
