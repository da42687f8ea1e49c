package dev.backsource.config.explain;

/** What is known of what an edge would do. */
public enum ExplainState {
    EXPLAINED,
    /** It has no domain for the host, though there is one: it is behind, or has refused it. */
    NO_ROUTE,
    /** It would refuse a request for the URL. */
    REFUSED_URL,
    /** By that edge, the request is of a domain, or of a revision of it, that the caller may not see or that isn't known. */
    HIDDEN,
    /** There are answers in its name that differ: one of them isn't its own. */
    CONFLICTING,
    /** It reports, and has not answered in time. */
    NOT_IN_TIME,
    /** It has been silent too long to be waited for. */
    SILENT,
    /** There are more edges than are waited for at once; ask for this one alone. */
    NOT_AWAITED
}
