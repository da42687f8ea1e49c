package dev.backsource.config.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a request may be. */
@ConfigMapping(prefix = "backsource.config")
interface RequestSettings {
    /** How long the body of a request may take to arrive; then it is answered 408 and the connection closed. */
    @WithDefault("30s")
    Duration requestWithin();
}
