package dev.backsource.policy.protocol;

/** The kind of content of a request; static and dynamic content have a policy each. */
public enum ContentKind {
    STATIC,
    DYNAMIC,
    /**
     * Servers read the path in different ways, so that it could be of either kind. Such a request goes to the target of
     * {@link RouteDecision#securer}, and its response is not stored.
     */
    AMBIGUOUS
}
