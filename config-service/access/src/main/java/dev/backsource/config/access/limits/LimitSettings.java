package dev.backsource.config.access.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits on callers' requests, at each instance; 0 sets no limit. */
@ConfigMapping(prefix = "backsource.access.limits")
public interface LimitSettings {
    /** Sustained requests per second of a key or a person. */
    @WithDefault("1000")
    int requestsPerSecond();

    /** Burst of requests of a key or a person. */
    @WithDefault("2000")
    int requestBurst();

    /** The multiple of a caller's limits that a team has, or a caller of no team together with all callers that it created; 1 or more. */
    @WithDefault("4")
    int callersOfTenant();

    /** Concurrent requests of all callers; one team may have a quarter of them. 1 or more. */
    @WithDefault("1024")
    int requestsAtOnce();

    /** Sustained requests per second of unauthenticated clients from one address, or from one IPv6 network. */
    @WithDefault("100")
    int addressRequestsPerSecond();

    /** Burst of requests of unauthenticated clients. */
    @WithDefault("500")
    int addressRequestBurst();

    /** Batches per minute of a key or a person. */
    @WithDefault("600")
    int batchesPerMinute();

    /** Purges per minute of a key or a person. */
    @WithDefault("600")
    int purgesPerMinute();

    /** Pre-flights per minute of a key or a person; each makes the prober connect to all ports of a domain. */
    @WithDefault("120")
    int preflightsPerMinute();
}
