package dev.backsource.edge.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The time of day of an edge, which advances by itself and by the tests' turns. */
public final class TimeOfDay extends Clock {
    private final AtomicReference<Duration> turned = new AtomicReference<>(Duration.ZERO);

    public void turn(Duration on) {
        turned.updateAndGet(before -> before.plus(on));
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(turned.get());
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
