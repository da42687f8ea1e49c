package dev.backsource.config.edges;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What is expected of edges. */
@ConfigMapping(prefix = "backsource.config")
public interface EdgeSettings {
    /** An edge whose last report is older than this is unreachable. Edges report more often. */
    @WithDefault("10s")
    Duration edgeSilence();

    /**
     * A file with the ids of the edges, one a line and each with the edge's public key behind it if it has one; read again when it has
     * changed. Other edges count as unregistered. Without the file every edge is one that reports.
     */
    Optional<Path> edgesFile();

    /** The reports of further edges are skipped. A removed edge makes room for another. */
    @WithDefault("10000")
    int maxEdges();
}
