package dev.backsource.config.access.proof;

import java.time.Duration;

/**
 * How long one request may have proofs looked up. Whoever adds domains chooses the servers that are asked for them, and each may take its
 * time; so that a request which adds many ends, the proofs of what is left when its time is over are as good as not to be had.
 */
public final class ProofTime {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final long end;

    private ProofTime(Duration longest) {
        this.end = System.nanoTime() + longest.toNanos();
    }

    /** That of a request which begins now: 20 s. */
    public static ProofTime begin() {
        return new ProofTime(LONGEST);
    }

    static ProofTime of(Duration longest) {
        return new ProofTime(longest);
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }
}
