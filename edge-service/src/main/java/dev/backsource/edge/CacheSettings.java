package dev.backsource.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the cache. */
public interface CacheSettings {
    /**
     * Bytes of heap that stored responses may take, such as {@code 2G}; a quarter of the heap when absent. Arriving
     * bodies may take half as much in addition; beyond that, bodies are streamed past the cache.
     */
    Optional<MemorySize> maxBytes();

    /** The largest body to store; larger ones are streamed past the cache. */
    @WithDefault("16M")
    MemorySize maxObjectSize();

    /** Whether responses with Set-Cookie are stored if they carry {@code public} or {@code s-maxage}. */
    @WithDefault("false")
    boolean storeSetCookie();

    /**
     * How long stale responses are served when no origin is reachable (RFC 9111 §4.2.4), unless the origin forbids that by
     * {@code must-revalidate}, {@code proxy-revalidate}, {@code no-cache} or {@code s-maxage}; 0 for never.
     */
    @WithDefault("0s")
    Duration staleIfUnreachable();
}
