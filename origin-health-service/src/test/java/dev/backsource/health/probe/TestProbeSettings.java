package dev.backsource.health.probe;

import dev.backsource.health.probe.attempt.ProbeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Short intervals; two probes in a row are a verdict. */
public record TestProbeSettings(int concurrency, Duration interval, int fall) implements ProbeSettings {
    public TestProbeSettings(int concurrency) {
        this(concurrency, Duration.ofMillis(200), 2);
    }

    @Override
    public double jitter() {
        return 0.2;
    }

    @Override
    public Duration timeout() {
        return Duration.ofMillis(300);
    }

    @Override
    public int rise() {
        return 2;
    }

    @Override
    public boolean weakCertificates() {
        return false;
    }

    @Override
    public Optional<Path> originCa() {
        return Optional.empty();
    }

    @Override
    public Duration heartbeat() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Optional<String> id() {
        return Optional.empty();
    }

    @Override
    public Duration staleAfter() {
        return Duration.ofMinutes(1);
    }
}
