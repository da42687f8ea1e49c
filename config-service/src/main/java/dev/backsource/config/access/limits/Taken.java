package dev.backsource.config.access.limits;

/**
 * What came of taking one of what a limit lets one have.
 *
 * @param remaining how many could be taken at once now
 * @param fullIn in how many seconds, rounded up, there will be as many as there can be
 * @param waitSeconds in how many seconds, rounded up, there will be one; 0 when one was taken
 */
public record Taken(long remaining, long fullIn, long waitSeconds) {
    public boolean isAllowed() {
        return waitSeconds == 0;
    }
}
