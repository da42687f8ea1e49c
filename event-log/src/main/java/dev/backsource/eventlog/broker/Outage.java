package dev.backsource.eventlog.broker;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * An outage, reported once when something is away and once when it is back, however often it is tried in between. Used by one thread at a time.
 */
public final class Outage {
    private final Consumer<? super Throwable> onAway;
    private final Consumer<Duration> onBack;
    private boolean lasts;
    private long sinceNanos;

    /**
     * No outage yet.
     *
     * @param onAway receives the first failure
     * @param onBack receives the length of the outage
     */
    public Outage(Consumer<? super Throwable> onAway, Consumer<Duration> onBack) {
        this.onAway = onAway;
        this.onBack = onBack;
    }

    /** An outage with a report of its beginning only. */
    public static Outage toldOnce(Consumer<? super Throwable> onAway) {
        return new Outage(onAway, lasted -> {});
    }

    /** Notes a failed attempt. */
    public void failed(Throwable failure) {
        if (!lasts) {
            lasts = true;
            sinceNanos = System.nanoTime();
            onAway.accept(failure);
        }
    }

    /** Notes a successful attempt. */
    public void succeeded() {
        if (lasts) {
            lasts = false;
            onBack.accept(Duration.ofNanos(System.nanoTime() - sinceNanos));
        }
    }
}
