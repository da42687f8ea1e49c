package dev.backsource.config.web.routing;

/** The properties of a route beyond its method and path. */
public enum RouteTrait {
    /** It takes {@code If-Match}. */
    CONDITIONAL,
    /** It may be a mass change, so {@code confirmedDomains} confirms one. */
    CONFIRMABLE,
    /** {@code dryRun} answers it without carrying it out. */
    TRIABLE,
    /** Its responses have the domain's revision as entity tag. */
    TAGGED,
    /** Its response is not stored, so that it takes no {@code Idempotency-Key}. */
    ONCE,
    /** It changes many domains; its rate is limited. */
    BATCH,
    /** Every edge has to carry it out; its rate is limited. */
    PURGE,
    /** A service has to connect to addresses of the caller's choice for it; its rate is limited. */
    PREFLIGHT,
    /** It is answered without the database and Kafka. */
    FROM_MEMORY,
    /** Its response has no end. */
    STREAMED,
    /** It is about the session of the request; a caller with a key has none. */
    OF_SESSION
}
