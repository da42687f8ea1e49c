package dev.backsource.config.domain;

import java.util.Set;

/** Which revision a write is meant for. */
public sealed interface ExpectedRevision {
    /** Whatever it is. */
    ExpectedRevision ANY = new Any();

    /** Whether a domain at {@code revision} may be written. */
    boolean allows(long revision);

    static ExpectedRevision oneOf(Set<Long> revisions) {
        return new OneOf(Set.copyOf(revisions));
    }

    /** No expectation. */
    record Any() implements ExpectedRevision {
        @Override
        public boolean allows(long revision) {
            return true;
        }
    }

    /** One of those listed; none when the list is empty. */
    record OneOf(Set<Long> revisions) implements ExpectedRevision {
        @Override
        public boolean allows(long revision) {
            return revisions.contains(revision);
        }
    }
}
