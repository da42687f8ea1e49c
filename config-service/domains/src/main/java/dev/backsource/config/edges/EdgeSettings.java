package dev.backsource.config.edges;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The expectations of edges. */
@ConfigMapping(prefix = "backsource.config")
public interface EdgeSettings {
    /** The age of the last report from which an edge is unreachable. Edges report more often. */
    @WithDefault("10s")
    Duration edgeSilence();

    /**
     * A file with the ids of the edges, one on each line, followed by the edge's public key if it has one; read again after changes. Other edges are
     * unregistered. Without the file, every edge that reports is registered.
     */
    Optional<Path> edgesFile();

    /** The limit of edges, beyond which reports are skipped. A removed edge makes room for another. */
    @WithDefault("10000")
    int maxEdges();
}
