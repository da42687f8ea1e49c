package dev.backsource.edge.routing;

import dev.backsource.policy.domain.ExceptionEnd;
import java.time.Clock;
import java.time.Instant;

/**
 * The terms of connections with TLS while a domain's exception from verification lasts.
 *
 * @param connection without verification
 * @param endMillis the end of the exception, in milliseconds since 1970
 */
public record UnverifiedTerms(ConnectionTerms connection, long endMillis) {
    /** Whether the exception has ended. */
    public boolean isOver(Clock clock) {
        return clock.millis() >= endMillis;
    }

    public ExceptionEnd end() {
        return new ExceptionEnd(Instant.ofEpochMilli(endMillis));
    }
}
