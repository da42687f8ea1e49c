package dev.backsource.config.access.limits;

/** The elapsed time by which limits refill. */
@FunctionalInterface
public interface Ticker {
    /** The time since an arbitrary origin, in nanoseconds, which never decreases; as {@link System#nanoTime}. */
    long nanos();
}
