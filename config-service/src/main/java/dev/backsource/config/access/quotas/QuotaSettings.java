package dev.backsource.config.access.quotas;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** How much a team may have that nothing else was set for; without a setting or a default, any amount. */
@ConfigMapping(prefix = "backsource.access.quotas")
public interface QuotaSettings {
    /** How many domains. */
    OptionalInt domains();

    /** How many origins each of its domains. */
    OptionalInt originsPerDomain();

    /** How many static rules each of its domains. */
    OptionalInt pathRulesPerDomain();

    /** How many purges in 24 hours. */
    OptionalInt purgesPerDay();

    /** How many event streams at each instance. */
    OptionalInt streams();

    /** How many ports of origins that the prober watches. */
    OptionalInt probes();

    /** How many access keys; also how many those may make who act for no team and don't administer all domains. */
    @WithDefault("500")
    OptionalInt keys();

    /** How many accounts, likewise. */
    @WithDefault("500")
    OptionalInt accounts();
}
