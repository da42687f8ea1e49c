package dev.backsource.config.write;

import dev.backsource.policy.domain.DomainName;
import java.util.Set;

/** A write's precondition on the revision. */
public sealed interface ExpectedRevision {
    /**
     * Any revision. This is a method and not a constant, which would be created while this type is initialised, and needs the initialised subtype,
     * which needs this one: of two threads that start with either, each could wait for the other for ever.
     */
    static ExpectedRevision any() {
        return Any.ANY;
    }

    /** Whether a domain at {@code revision} may be written. */
    boolean allows(long revision);

    /**
     * Requires that a domain at {@code revision} may be written.
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

    /** No precondition. */
    record Any() implements ExpectedRevision {
        private static final ExpectedRevision ANY = new Any();

        @Override
        public boolean allows(long revision) {
            return true;
        }
    }

    /** One of the listed revisions; none when the list is empty. */
    record OneOf(Set<Long> revisions) implements ExpectedRevision {
        @Override
        public boolean allows(long revision) {
            return revisions.contains(revision);
        }
    }
}
