package dev.backsource.config.web.limits;

/** What is counted beside requests as such, since it costs the fleet more than the others do. */
public enum CountedRequest {
    BATCH,
    PURGE,
    PREFLIGHT
}
