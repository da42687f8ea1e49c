package dev.backsource.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
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
}
