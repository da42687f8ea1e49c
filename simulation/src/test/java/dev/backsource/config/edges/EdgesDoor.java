package dev.backsource.config.edges;

import dev.backsource.config.view.Views;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an instance of config-service knows of edges' reports. */
public final class EdgesDoor {
    /** As deployed by default. */
    public static final EdgeSettings SETTINGS = new Settings();

    private EdgesDoor() {}

    /** The reports, which are followed from now on. */
    public static EdgeReports follow(Views views, Clock clock) {
        var register = new EdgeRegister(Optional.empty(), clock, new SimpleMeterRegistry());
        var reports = new EdgeReports(views, SETTINGS, register, clock);
        reports.start(new StartupEvent());
        return reports;
    }

    /** The last known report of an edge; null when none is. */
    public static @Nullable EdgeReport of(EdgeReports reports, String edge) {
        return reports.of(edge);
    }

    private record Settings() implements EdgeSettings {
        @Override
        public Duration edgeSilence() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Optional<Path> edgesFile() {
            return Optional.empty();
        }

        @Override
        public int maxEdges() {
            return 10_000;
        }
    }
}
