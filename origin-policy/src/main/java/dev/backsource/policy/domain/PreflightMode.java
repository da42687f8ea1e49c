package dev.backsource.policy.domain;

/** The effect of a pre-flight on a change of a domain's route, the least strict first. */
public enum PreflightMode {
    /** There is none. */
    SKIP,
    /** The change is made, and its response has the findings as warnings. */
    WARN,
    /** The change is refused unless the origins would answer. */
    REQUIRE;

    /** The stricter of the two. */
    public PreflightMode orStricter(PreflightMode other) {
        return compareTo(other) < 0 ? other : this;
    }
}
