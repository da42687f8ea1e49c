package dev.backsource.config.write;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The recognition of retries. */
@ConfigMapping(prefix = "backsource.config")
interface IdempotencySettings {
    /** The time for which a key is known after its first use; later, a request with it is a new one. */
    @WithDefault("24h")
    Duration idempotencyKeysKept();

    /** The interval at which older keys are deleted. */
    @WithDefault("1m")
    Duration idempotencyKeysPrunedEvery();
}
