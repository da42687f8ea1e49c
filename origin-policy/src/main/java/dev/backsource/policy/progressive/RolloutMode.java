package dev.backsource.policy.progressive;

import java.util.Locale;

/** How a change of a domain goes out. */
public enum RolloutMode {
    /** To all requests at once. */
    IMMEDIATE,
    /** By a progressive rollout. */
    PROGRESSIVE;

    /** In lower case, as in the REST interface, in settings and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
