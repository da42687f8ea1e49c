package dev.backsource.config.access.proof;

import java.time.Duration;

/**
 * The time that one request has for proofs. The caller chooses the servers that are contacted for them, and each may be slow. So that a
 * request for many domains ends, proofs that are left when its time is over count as unavailable.
 */
public final class ProofDeadline {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final long end;

    private ProofDeadline(Duration longest) {
        this.end = System.nanoTime() + longest.toNanos();
    }

    /** The time of a request that begins now: 20 s. */
    public static ProofDeadline begin() {
        return new ProofDeadline(LONGEST);
    }

    static ProofDeadline of(Duration longest) {
        return new ProofDeadline(longest);
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }
}
