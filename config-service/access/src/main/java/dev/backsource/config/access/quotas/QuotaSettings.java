package dev.backsource.config.access.quotas;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** The default quotas of a team; without a setting or a default, there is no limit. */
@ConfigMapping(prefix = "backsource.access.quotas")
public interface QuotaSettings {
    /** Number of domains. */
    OptionalInt domains();

    /** Number of origins of each domain. */
    OptionalInt originsPerDomain();

    /** Number of static rules of each domain. */
    OptionalInt pathRulesPerDomain();

    /** Number of purges in 24 hours. */
    OptionalInt purgesPerDay();

    /** Number of event streams at each instance. */
    OptionalInt streams();

    /** Number of origin ports that the prober watches. */
    OptionalInt probes();

    /** Number of access keys; also the number that a caller may create that acts for no team and doesn't administer all domains. */
    @WithDefault("500")
    OptionalInt keys();

    /** Number of accounts, likewise. */
    @WithDefault("500")
    OptionalInt accounts();
}
