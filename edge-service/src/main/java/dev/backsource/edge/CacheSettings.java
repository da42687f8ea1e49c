package dev.backsource.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What is kept of origins' responses. */
public interface CacheSettings {
    /**
     * Bytes of heap that stored responses may take, such as {@code 2G}; a quarter of the heap when absent. Bodies that
     * are arriving may take half of it besides; what comes beyond that is streamed past the cache.
     */
    Optional<MemorySize> maxBytes();

    /** The largest body that is stored; larger ones are streamed past the cache. */
    @WithDefault("16M")
    MemorySize maxObjectSize();

    /** Whether responses with Set-Cookie are stored where the origin says {@code public} or {@code s-maxage}. */
    @WithDefault("false")
    boolean storeSetCookie();

    /**
     * For how long what is stale is served when no origin can be reached (RFC 9111 §4.2.4), unless the origin forbids it by
     * {@code must-revalidate}, {@code proxy-revalidate}, {@code no-cache} or {@code s-maxage}; 0 for never.
     */
    @WithDefault("0s")
    Duration staleIfUnreachable();
}
