package dev.backsource.config.domain;

import dev.backsource.policy.event.StateVersion;
import java.time.Instant;

/** By which rule a domain goes on that has to follow what was published. */
public final class ChangeDoor {
    private ChangeDoor() {}

    /** Where a domain at {@code revision} goes on, in a new incarnation. */
    public static StateVersion place(long revision, StateVersion published, Instant now) {
        return DomainChange.place(revision, published, now);
    }
}
