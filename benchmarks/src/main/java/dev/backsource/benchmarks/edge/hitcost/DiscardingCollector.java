package dev.backsource.benchmarks.edge.hitcost;

import com.sun.net.httpserver.HttpServer;
import dev.backsource.deployment.tracing.Tracing;
import dev.backsource.deployment.tracing.TracingSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A collector of traces that takes all and keeps nothing. */
public final class DiscardingCollector implements AutoCloseable {
    private final HttpServer server;

    /** Starts it. */
    public DiscardingCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
    }

    /** Its address for spans. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** The tracing of an edge with its defaults, which sends spans here. */
    Tracing tracing() {
        var settings = new TracingSettings() {
            @Override
            public Optional<URI> endpoint() {
                return Optional.of(URI.create(DiscardingCollector.this.endpoint()));
            }

            @Override
            public Duration interval() {
                return Duration.ofSeconds(5);
            }
        };
        return Tracing.open(settings, "edge", "benchmark", new SimpleMeterRegistry());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
