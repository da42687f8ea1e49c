package dev.backsource.config.access.limits;

/**
 * The result of taking tokens from a limit.
 *
 * @param remaining the tokens that could be taken now
 * @param fullIn the seconds, rounded up, until the bucket is full
 * @param waitSeconds the seconds, rounded up, until there are enough tokens; 0 when they were taken
 */
public record RateLimitResult(long remaining, long fullIn, long waitSeconds) {
    public boolean isAllowed() {
        return waitSeconds == 0;
    }
}
