package dev.backsource.health.probe;

import dev.backsource.health.StateLoop;
import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ProbeSettings;
import dev.backsource.health.probe.attempt.ProbeTarget;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A prober whose probes somebody else makes. */
public final class ProberDoor {
    /** Of all probers, since nobody looks at them. Each schedule starts dozens of probers, and to make the meters takes longer than to start one. */
    private static final ProbeMetrics METRICS = new ProbeMetrics(new SimpleMeterRegistry());

    private ProberDoor() {}

    public static Prober of(
            StateLoop loop, Function<ProbeTarget, Future<Outcome>> probes, Clock clock, RandomGenerator chance) {
        return new Prober(loop, (target, most) -> probes.apply(target), METRICS, clock, new Settings(), chance);
    }

    /** As deployed by default, but more often, so that something happens in a minute. */
    private record Settings() implements ProbeSettings {
        @Override
        public Duration interval() {
            return Duration.ofSeconds(3);
        }

        @Override
        public double jitter() {
            return 0.2;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(3);
        }

        @Override
        public int rise() {
            return 2;
        }

        @Override
        public int fall() {
            return 3;
        }

        @Override
        public int concurrency() {
            return 500;
        }

        @Override
        public Optional<Path> originCa() {
            return Optional.empty();
        }

        @Override
        public boolean weakCertificates() {
            return false;
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
            return Duration.ofMinutes(2);
        }
    }
}
