package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When an origin that fails is passed over. */
public interface EjectionSettings {
    /** After how many failures without a success in between. */
    @WithDefault("3")
    int failures();

    /** For how long at first; each further time twice as long. */
    @WithDefault("1s")
    Duration basePause();

    /** For how long at most. */
    @WithDefault("30s")
    Duration maxPause();
}
