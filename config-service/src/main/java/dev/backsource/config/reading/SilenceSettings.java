package dev.backsource.config.reading;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what this service listens to may be silent. Beyond it, what is shown is unknown and an alert says so. */
@ConfigMapping(prefix = "backsource.config.silence")
public interface SilenceSettings {
    /** An edge that hasn't reported for longer is an alert. */
    @WithDefault("1m")
    Duration edge();

    /**
     * Port states are unknown once no prober has watched them for longer, or for three of the prober's intervals if that is longer. A
     * prober that has never told has five times as long.
     */
    @WithDefault("1m")
    Duration prober();

    /** Without an answer of Kafka for longer, reading counts as stalled. */
    @WithDefault("30s")
    Duration events();

    /** How often silence is looked for. An alert ends when no instance has seen the silence for three such rounds. */
    @WithDefault("5s")
    Duration round();
}
