package dev.backsource.config.explain;

/** The state of an edge's explanation. */
public enum ExplainState {
    EXPLAINED,
    /** The edge has no domain for the host, though there is one: it is behind, or has rejected it. */
    NO_ROUTE,
    /** It would refuse a request for the URL. */
    REFUSED_URL,
    /** At that edge, the request belongs to a domain, or to a revision of it, that is invisible to the caller or unknown. */
    HIDDEN,
    /** Answers in its name differ: at least one isn't its own. */
    CONFLICTING,
    /** It reports, but has not answered in time. */
    NOT_IN_TIME,
    /** It has been silent for too long to be waited for. */
    SILENT,
    /** It is beyond the number of edges that are awaited at once; explain the request for this edge alone. */
    NOT_AWAITED
}
