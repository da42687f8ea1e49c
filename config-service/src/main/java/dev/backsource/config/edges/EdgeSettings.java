package dev.backsource.config.edges;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is expected of edges. */
@ConfigMapping(prefix = "backsource.config")
public interface EdgeSettings {
    /** An edge whose last report is older than this is unreachable. Edges report more often. */
    @WithDefault("10s")
    Duration edgeSilence();

    /** The reports of further edges are skipped. A removed edge makes room for another. */
    @WithDefault("10000")
    int maxEdges();
}
