package dev.backsource.edge;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the taster, which tries policy changes in a process of its own. */
public interface TasterSettings {
    /** Whether changes are tried before they are applied. The process takes about 190 MB beside the edge's own memory. */
    @WithDefault("true")
    boolean enabled();

    /** How long changes wait for the process to start; then they are applied untried until it is ready. */
    @WithDefault("10s")
    Duration startTimeout();

    /** The time for the trial of a change. One that exceeds it twice, the second time alone in a fresh process, is rejected. */
    @WithDefault("2s")
    Duration verdictTimeout();
}
