package dev.backsource.config.web.limits;

/** The kinds of requests that are also counted by kind, since they cost the fleet more than others. */
public enum CountedRequest {
    BATCH,
    PURGE,
    PREFLIGHT
}
