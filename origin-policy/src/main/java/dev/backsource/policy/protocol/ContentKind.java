package dev.backsource.policy.protocol;

/** Whether a request is for static or for dynamic content; each kind has a policy of its own. */
public enum ContentKind {
    STATIC,
    DYNAMIC
}
