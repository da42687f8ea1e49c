package dev.backsource.config.access.quotas;

import java.util.Arrays;

/** What a team may have only so much of. */
public enum Quota {
    /** Domains that are there. */
    DOMAINS("domains"),
    /** Origins that any one of its domains has. */
    ORIGINS_PER_DOMAIN("originsPerDomain"),
    /** Static rules of all kinds that any one of its domains has. */
    PATH_RULES_PER_DOMAIN("pathRulesPerDomain"),
    /** Purges of the last 24 hours. */
    PURGES_PER_DAY("purgesPerDay"),
    /** Event streams of those who act for it, at each instance. */
    STREAMS("streams"),
    /** Ports of origins that the prober watches, counted for each domain. */
    PROBES("probes"),
    /** Access keys that act for it. */
    KEYS("keys"),
    /** Accounts that act for it. */
    ACCOUNTS("accounts");

    private final String word;

    Quota(String word) {
        this.word = word;
    }

    /** As it stands in requests, answers and the database. */
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
