package dev.backsource.testing.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that stands still until the test puts it forward. For one thread. */
public final class TurnedClock extends Clock {
    private Instant now;

    /** A clock that shows {@code now}. */
    public TurnedClock(Instant now) {
        this.now = now;
    }

    /** Puts the clock forward by {@code time}. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Has the clock show {@code time}. */
    public void moveTo(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
