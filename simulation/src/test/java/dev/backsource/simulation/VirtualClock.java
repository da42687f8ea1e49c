package dev.backsource.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The time of a simulation, in microseconds; stands still unless the scheduler moves it. */
public final class VirtualClock extends Clock {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private long micros;

    /** Since the simulation began. */
    public long micros() {
        return micros;
    }

    /** As {@link System#nanoTime} would tell it. */
    public long nanos() {
        return micros * 1_000;
    }

    void moveTo(long now) {
        micros = now;
    }

    /** The clock of a process that goes wrong by {@code offset}, always by the same. */
    public Clock wrongBy(Duration offset) {
        return offset(this, offset);
    }

    @Override
    public Instant instant() {
        return instantAt(micros);
    }

    /** What it shows at a time of the simulation. */
    public Instant instantAt(long at) {
        return BEGIN.plus(at, ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
