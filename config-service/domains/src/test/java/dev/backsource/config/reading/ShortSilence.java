package dev.backsource.config.reading;

import java.time.Duration;

/** A minute for edges and probers, half a one for lags and events. */
public final class ShortSilence implements SilenceSettings {
    @Override
    public Duration edge() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration edgeLag() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration prober() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration events() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration round() {
        return Duration.ofSeconds(5);
    }
}
