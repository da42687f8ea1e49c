package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the ejection of failing origins. */
public interface EjectionSettings {
    /** The number of consecutive failures that eject an origin. */
    @WithDefault("3")
    int failures();

    /** The duration of the first ejection; each further one is twice as long. */
    @WithDefault("1s")
    Duration basePause();

    /** The longest ejection. */
    @WithDefault("30s")
    Duration maxPause();
}
