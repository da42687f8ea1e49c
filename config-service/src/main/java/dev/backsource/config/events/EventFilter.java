package dev.backsource.config.events;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * Which events a subscriber wants.
 *
 * @param caller who gets only what they may see
 * @param domain null for all
 * @param type the CloudEvents type; null for all
 * @param heartbeats whether signs of life are events, too, which say whether the stream's source moves; comments if not
 */
public record EventFilter(
        Caller caller,
        @Nullable DomainName domain,
        @Nullable String type,
        boolean heartbeats) {
    /** With signs of life as comments. */
    public EventFilter(Caller caller, @Nullable DomainName domain, @Nullable String type) {
        this(caller, domain, type, false);
    }

    boolean matches(StreamEvent event) {
        return isSeen(event)
                && (domain == null || domain.value().equals(event.domain()))
                && (type == null || type.equals(event.type()));
    }

    /** What has a name that no domain can have is for who sees everything. */
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
