package dev.backsource.config.reading;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The tolerated silence of edges, probers and Kafka. Beyond it, their data is shown as unknown and an alert fires. */
@ConfigMapping(prefix = "backsource.config.silence")
public interface SilenceSettings {
    /** An edge without a report for longer raises an alert. */
    @WithDefault("1m")
    Duration edge();

    /** An edge that reports, but hasn't applied changes that were published for longer, raises an alert. */
    @WithDefault("30s")
    Duration edgeLag();

    /**
     * Port states are unknown when no prober has watched them for longer, or for three of the prober's intervals if that is longer. A prober that has
     * never reported has five times as long.
     */
    @WithDefault("1m")
    Duration prober();

    /** Without a response from Kafka for longer, reading counts as stalled. */
    @WithDefault("30s")
    Duration events();

    /** The interval of the checks for silence. An alert ends when no instance has seen the silence for three such rounds. */
    @WithDefault("5s")
    Duration round();
}
