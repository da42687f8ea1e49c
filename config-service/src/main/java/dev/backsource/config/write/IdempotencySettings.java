package dev.backsource.config.write;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How retries are told from new requests. */
@ConfigMapping(prefix = "backsource.config")
interface IdempotencySettings {
    /** How long a key is known after its first use; a request with it is a new one then. */
    @WithDefault("24h")
    Duration idempotencyKeysKept();

    /** How often keys that are older are looked for. */
    @WithDefault("1m")
    Duration idempotencyKeysPrunedEvery();
}
