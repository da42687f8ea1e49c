package dev.backsource.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What clients may do. */
public interface ClientSettings {
    /** How long a client may ask for nothing, take its time with a request's head, or take nothing of a response. */
    @WithDefault("75s")
    Duration idleTimeout();

    /**
     * Bytes a second that a client has to take of a response, over all the time for which it kept the edge waiting; one
     * that takes less is cut off. 0 for any rate.
     */
    @WithDefault("4K")
    MemorySize minRate();

    /** How long a client may keep the edge waiting before that rate counts. */
    @WithDefault("10s")
    Duration minRateAfter();

    /** How long the body of a request may pause while the edge is ready to take more. */
    @WithDefault("30s")
    Duration bodyTimeout();

    /** Requests of one HTTP/2 connection that may be under way. */
    @WithDefault("128")
    int maxStreams();

    /**
     * Connections that clients may have; above it the answer is 503. When absent, three quarters of the file descriptors that the
     * process may have, since the rest is for origins and files, and no more than one for each 32 KiB of the heap.
     */
    OptionalInt maxConnections();

    /**
     * Those of one address, or of one IPv6 network of 64 bits; trusted proxies may have all. Half of them all when absent.
     */
    OptionalInt maxConnectionsPerAddress();

    /**
     * Requests that may be under way on the whole edge and take an origin, which those don't that the cache answers by itself;
     * one more is answered with 503. As many as there is room for in an eighth of the heap, each with the largest header
     * section, when absent.
     */
    OptionalInt maxRequests();

    /**
     * Those of one address, or of one IPv6 network of 64 bits; one more is answered with 429. Trusted proxies may have all.
     * An eighth of them all when absent, and at least 64 where that is no more than half of them.
     */
    OptionalInt maxRequestsPerAddress();

    /** Those for one domain; one more is answered with 503. Half of them all when absent. */
    OptionalInt maxRequestsPerDomain();

    /** Addresses of proxies that are believed what they say of their clients, in CIDR notation. */
    Optional<List<String>> trustedProxies();

    /**
     * Names of header fields, or how they begin with a {@code *} behind, by which proxies tell applications of another request
     * than the client's, besides those that are known. Origins get them from trusted proxies only, and never where others may
     * get the answer too.
     */
    Optional<List<String>> claims();

    /**
     * Names of request fields with which a response may be stored though Vary doesn't name them, besides the registered ones. Add
     * what the applications' clients send and no response depends on. The default names those of the public test suite for caches
     * (cache-tests), which can't be run without.
     */
    @WithDefault("Req-Num,Test-ID,Test-Name,Other")
    List<String> unkeyedFields();

    /** The largest header section of a request, in bytes; above it the answer is 431. */
    @WithDefault("32768")
    int maxHeaderSize();

    /** The longest request line, in bytes; above it the answer is 414. */
    @WithDefault("16384")
    int maxUriLength();
}
