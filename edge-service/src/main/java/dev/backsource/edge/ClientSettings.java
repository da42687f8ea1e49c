package dev.backsource.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Limits and trust of clients. */
public interface ClientSettings {
    /** The idle timeout of a client: the time without a request, for the head of a request, or without reading any of a response. */
    @WithDefault("75s")
    Duration idleTimeout();

    /**
     * The lowest rate, in bytes a second, at which a client must read a response, over all the time for which it kept
     * the edge waiting. Slower clients are disconnected. 0 for no minimum.
     */
    @WithDefault("4K")
    MemorySize minRate();

    /** How long a client may keep the edge waiting before the minimum rate applies. */
    @WithDefault("10s")
    Duration minRateAfter();

    /**
     * The most unsent bytes of responses that the kernel may hold for one connection; 0 for as many as the kernel takes. Further
     * bytes stay in the edge, which has limits of its own. Needs the native transport.
     */
    @WithDefault("128K")
    MemorySize maxUnsent();

    /** How long the body of a request may pause while the edge is ready to take more. */
    @WithDefault("30s")
    Duration bodyTimeout();

    /** The most concurrent requests of one HTTP/2 connection. */
    @WithDefault("128")
    int maxStreams();

    /**
     * The most connections of all clients; above it the response is 503. When absent, three quarters of the process's limit of
     * file descriptors, since the rest is for origins and files, and no more than one for each 32 KiB of the heap.
     */
    OptionalInt maxConnections();

    /**
     * The most connections of one address, or of one IPv6 network of 64 bits; trusted proxies may have all. Half of all
     * connections when absent.
     */
    OptionalInt maxConnectionsPerAddress();

    /**
     * The most concurrent requests of the whole edge that need an origin; those served from the cache alone don't count.
     * One more gets 503. When absent, as many as fit in an eighth of the heap, each with the largest header section.
     */
    OptionalInt maxRequests();

    /**
     * The most concurrent requests of one address, or of one IPv6 network of 64 bits, that need an origin; one more gets
     * 429. Trusted proxies may have all. An eighth of all when absent, and at least 64 where that is no more than half of
     * all.
     */
    OptionalInt maxRequestsPerAddress();

    /** The most concurrent requests for one domain that need an origin; one more gets 503. Half of all when absent. */
    OptionalInt maxRequestsPerDomain();

    /** The addresses of trusted proxies, in CIDR notation. The edge believes their statements about their clients. */
    Optional<List<String>> trustedProxies();

    /**
     * Names of header fields, or prefixes followed by {@code *}, by which proxies describe to applications another request
     * than the client's; in addition to the known ones. Origins get them from trusted proxies only, and never for a response
     * that other clients may share.
     */
    Optional<List<String>> claims();

    /**
     * Names of request fields that don't keep a response from being stored although Vary doesn't name them, in addition to the
     * registered ones. Add the fields that the applications' clients send and no response depends on. The default names the
     * fields of the public test suite for caches (cache-tests), which can't run without them.
     */
    @WithDefault("Req-Num,Test-ID,Test-Name,Other")
    List<String> unkeyedFields();

    /** The largest header section of a request, in bytes; above it the response is 431. */
    @WithDefault("32768")
    int maxHeaderSize();

    /** The longest request line, in bytes; above it the response is 414. */
    @WithDefault("16384")
    int maxUriLength();
}
