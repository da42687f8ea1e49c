package dev.backsource.config.access.quotas;

import java.util.Arrays;

/** The quotas of a team. */
public enum Quota {
    /** Existing domains. */
    DOMAINS("domains"),
    /** Origins of any one of its domains. */
    ORIGINS_PER_DOMAIN("originsPerDomain"),
    /** Static rules of all kinds of any one of its domains. */
    PATH_RULES_PER_DOMAIN("pathRulesPerDomain"),
    /** Purges in the last 24 hours. */
    PURGES_PER_DAY("purgesPerDay"),
    /** Event streams of its callers, at each instance. */
    STREAMS("streams"),
    /** Origin ports that the prober watches, counted for each domain. */
    PROBES("probes"),
    /** Access keys that act for it. */
    KEYS("keys"),
    /** Accounts that act for it. */
    ACCOUNTS("accounts");

    private final String word;

    Quota(String word) {
        this.word = word;
    }

    /** The quota's name in requests, responses and the database. */
    public String word() {
        return word;
    }

    static Quota of(String word) {
        return Arrays.stream(values())
                .filter(quota -> quota.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no quota " + word));
    }
}
