package dev.backsource.config.web.routing;

/** What is true of a route beside its method and path. */
public enum Trait {
    /** It takes {@code If-Match}. */
    CONDITIONAL,
    /** It can be tried out: {@code dryRun} has it answered without being done. */
    TRIABLE,
    /** Its answers have an entity tag. */
    TAGGED,
    /** Its answer is not kept, so that it takes no {@code Idempotency-Key}. */
    ONCE,
    /** It changes many domains; how often it may be asked for is limited. */
    BATCH,
    /** Every edge has to carry it out; how often it may be asked for is limited. */
    PURGE,
    /** A prober has to connect to origins for it; how often it may be asked for is limited. */
    PREFLIGHT,
    /** It is answered without the database and Kafka. */
    FROM_MEMORY,
    /** It is about the session that it is asked in, which a caller with a key has none of. */
    OF_SESSION
}
