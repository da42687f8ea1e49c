package dev.backsource.config.access;

/** The outcome of a permission check on a domain. */
public enum Verdict {
    ALLOWED,
    /** The caller may see the domain but not do this. */
    ROLE_MISSING,
    /** The caller may not even know that the domain exists. */
    HIDDEN
}
