package dev.backsource.config.web.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of requests. */
@ConfigMapping(prefix = "backsource.config")
public interface RequestSettings {
    /**
     * The time in which the head of a request has to arrive, and then its body; otherwise the response is 408 and the connection is closed.
     */
    @WithDefault("30s")
    Duration requestWithin();
}
