package dev.backsource.config.web.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a request may be. */
@ConfigMapping(prefix = "backsource.config")
public interface RequestSettings {
    /**
     * How long the head of a request may take to arrive, and its body behind it; then it is answered 408 and the connection
     * closed.
     */
    @WithDefault("30s")
    Duration requestWithin();
}
