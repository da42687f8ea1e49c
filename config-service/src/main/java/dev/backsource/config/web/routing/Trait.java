package dev.backsource.config.web.routing;

/** What is true of a route beside its method and path. */
public enum Trait {
    /** It takes {@code If-Match}. */
    CONDITIONAL,
    /** Its answers have an entity tag. */
    TAGGED,
    /** It is answered without the database and Kafka. */
    FROM_MEMORY,
    /** It takes an administrator. */
    ADMINISTRATOR,
    /** Some requests take an administrator. */
    ADMINISTRATOR_FOR_SOME
}
