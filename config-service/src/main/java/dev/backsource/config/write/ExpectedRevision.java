package dev.backsource.config.write;

import dev.backsource.policy.domain.DomainName;
import java.util.Set;

/** Which revision a write is meant for. */
public sealed interface ExpectedRevision {
    /**
     * Whatever it is. A method and no constant, which would be made while this type is initialised, and needs the type of its
     * own, which needs this one: of two threads that begin with either, each could wait for the other for ever.
     */
    static ExpectedRevision any() {
        return Any.ANY;
    }

    /** Whether a domain at {@code revision} may be written. */
    boolean allows(long revision);

    /**
     * Lets pass a domain at {@code revision} that may be written.
     *
     * @throws StaleRevisionException when it may not
     */
    default void require(DomainName name, long revision) {
        if (!allows(revision)) {
            throw new StaleRevisionException(name, revision);
        }
    }

    static ExpectedRevision oneOf(Set<Long> revisions) {
        return new OneOf(Set.copyOf(revisions));
    }

    /** No expectation. */
    record Any() implements ExpectedRevision {
        private static final ExpectedRevision ANY = new Any();

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
