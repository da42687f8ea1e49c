package dev.backsource.edge.tasting;

import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.deployment.tracing.TracingSettings;
import dev.backsource.edge.assembly.Edge;
import dev.backsource.edge.assembly.EdgePlatform;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.StandardPorts;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The edge of the taster's process: with the settings of the edge it tastes for, but on loopback, with one event loop, a small cache, and without a
 * folder, a log or a key of its own. Each address and port is allowed for origins, since all are the stub.
 *
 * @param httpPort for clients over HTTP
 * @param httpsPort for clients over HTTPS
 * @param verdictTimeout how long the edge that it tastes for waits for a verdict
 */
record TastingEdge(Edge edge, int httpPort, int httpsPort, Duration verdictTimeout) {
    static final String LOOPBACK = "127.0.0.1";
    private static final TrustedKeySettings CHECKED_BY_THE_EDGE = Optional::empty;

    static TastingEdge start(
            Vertx vertx, Map<String, String> configuration, StubCertificates certificates, StubOrigin stub)
            throws IOException {
        var ports = freePorts();
        var authorities = authorities(TastingSettings.originCa(configuration), certificates);
        try {
            var settings = TastingSettings.of(configuration, ports[0], ports[1], authorities);
            var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            var edge = Edge.start(
                    settings,
                    new EdgePlatform(
                            vertx,
                            meters,
                            meters,
                            System::nanoTime,
                            Clock.systemUTC(),
                            new NoTopics(),
                            new StandardPorts(Scheme.HTTP.standardPort(), Scheme.HTTPS.standardPort()),
                            OriginAccess.of(List.of("0.0.0.0/0", "::/0"), List.of(), List.of("1-65535")),
                            stub,
                            CHECKED_BY_THE_EDGE,
                            new Untraced(),
                            Map.of(),
                            Optional.of(certificates.ofListener())));
            return new TastingEdge(edge, ports[0], ports[1], settings.taster().verdictTimeout());
        } finally {
            Files.deleteIfExists(authorities);
        }
    }

    private static Path authorities(@Nullable String ofEdge, StubCertificates certificates) throws IOException {
        var own = ofEdge == null || ofEdge.isBlank() ? "" : Files.readString(Path.of(ofEdge)) + "\n";
        return Files.writeString(Files.createTempFile("taster", ".pem"), own + certificates.authorityPem());
    }

    /** Two ports that are free now. If another process takes one before the edge does, this process ends, and the next one tries others. */
    private static int[] freePorts() throws IOException {
        try (var one = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
                var other = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return new int[] {one.getLocalPort(), other.getLocalPort()};
        }
    }

    private record Untraced() implements TracingSettings {
        @Override
        public Optional<URI> endpoint() {
            return Optional.empty();
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(1);
        }
    }
}
