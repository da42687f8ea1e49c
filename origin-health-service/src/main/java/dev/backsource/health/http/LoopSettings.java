package dev.backsource.health.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the watch over redirects. */
@ConfigMapping(prefix = "backsource.loops")
public interface LoopSettings {
    /** The time from one check of a domain's redirects to the next, a fifth of it left to chance; 10 minutes at most. */
    @WithDefault("5m")
    Duration interval();

    /**
     * The time from one comparison of an origin's responses over both schemes to the next, by a check of redirects: at the first one after four fifths of
     * it; 20 minutes at most.
     */
    @WithDefault("10m")
    Duration schemesInterval();

    /** Domains whose redirects are checked at the same time, and half as many of one team; beyond it a check is put off. At least 1. */
    @WithDefault("20")
    int concurrency();
}
