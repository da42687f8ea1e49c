package dev.backsource.config.access.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one caller may ask for, at each instance; 0 sets no limit. */
@ConfigMapping(prefix = "backsource.access.limits")
public interface LimitSettings {
    /** How many requests a second a key or a person may make for long. */
    @WithDefault("1000")
    int requestsPerSecond();

    /** How many of them at once. */
    @WithDefault("2000")
    int requestBurst();

    /** A team, or who is of none with all whom they made, may ask for as much as so many callers; 1 or more. */
    @WithDefault("4")
    int callersOfTenant();

    /** How many requests are under way at a time, of all; a quarter of them may be one team's. 1 or more. */
    @WithDefault("1024")
    int requestsAtOnce();

    /** How many requests a second those may make for long who come from one address, or one IPv6 network, and say not who they are. */
    @WithDefault("100")
    int addressRequestsPerSecond();

    /** How many of them at once. */
    @WithDefault("500")
    int addressRequestBurst();

    /** How many batches a minute a key or a person may send. */
    @WithDefault("600")
    int batchesPerMinute();

    /** How many purges a minute a key or a person may ask for. */
    @WithDefault("600")
    int purgesPerMinute();

    /** How many pre-flights a minute a key or a person may ask for; each has the prober connect to all ports of a domain. */
    @WithDefault("120")
    int preflightsPerMinute();
}
