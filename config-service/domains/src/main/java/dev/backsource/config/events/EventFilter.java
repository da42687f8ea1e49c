package dev.backsource.config.events;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber's choice of events.
 *
 * @param caller gets only visible events
 * @param domain null for all
 * @param type the CloudEvents type; null for all
 * @param heartbeats whether heartbeats are events, which tell whether the stream's source moves; otherwise they are comments
 */
public record EventFilter(
        Caller caller,
        @Nullable DomainName domain,
        @Nullable String type,
        boolean heartbeats) {
    /** With heartbeats as comments. */
    public EventFilter(Caller caller, @Nullable DomainName domain, @Nullable String type) {
        this(caller, domain, type, false);
    }

    boolean matches(StreamEvent event) {
        return isSeen(event)
                && (domain == null || domain.value().equals(event.domain()))
                && (type == null || type.equals(event.type()));
    }

    /** Events whose name can't be a domain's are for callers who see everything. */
    private boolean isSeen(StreamEvent event) {
        if (caller.mayEverywhere(Role.VIEWER)) {
            return true;
        }
        try {
            return caller.may(Role.VIEWER, new DomainName(event.domain()), event.team());
        } catch (InvalidValueException e) {
            return false;
        }
    }
}
