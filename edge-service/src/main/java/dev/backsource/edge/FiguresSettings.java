package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the figures of single domains. */
public interface FiguresSettings {
    /** The most domains with counts of their own, 1 to 100,000, besides those that somebody looks at. */
    @WithDefault("1000")
    int counted();

    /** The most of them in a report, the busiest first, 0 to 100, besides those that somebody looks at. */
    @WithDefault("100")
    int reported();

    /** The interval between two reports, 1 s to 30 s. */
    @WithDefault("10s")
    Duration interval();
}
