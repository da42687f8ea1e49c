package dev.backsource.config.preflight;

import dev.backsource.policy.domain.PreflightMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of pre-flights of changes. */
@ConfigMapping(prefix = "backsource.preflight")
public interface PreflightSettings {
    /** The pre-flight of changes that don't choose one, of domains without a team or whose team has no choice of its own. */
    @WithDefault("warn")
    PreflightMode ofChanges();

    /** The interval at which all redirect types are tried at the origins of a domain that wants it. */
    @WithDefault("24h")
    Duration recommendedEvery();
}
