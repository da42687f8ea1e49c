package dev.backsource.config.access;

/** What comes of asking whether a caller may do something to a domain. */
public enum Verdict {
    ALLOWED,
    /** The caller may see the domain, and not do this. */
    ROLE_MISSING,
    /** The caller may not even know that the domain is there. */
    HIDDEN
}
