package dev.backsource.edge.assembly;

import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.deployment.tracing.TracingSettings;
import dev.backsource.edge.topics.EdgeTopics;
import dev.backsource.edge.transport.origin.OriginNetwork;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.protocol.StandardPorts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The platform of an edge: its event loops, metrics, clock, topics and trust. Its creator closes it, except for the
 * topics, which the edge closes.
 *
 * @param vertx the event loops
 * @param meters of this edge alone
 * @param histograms the registry for histograms, which only Prometheus has
 * @param nanoTime the clock for timeouts, in nanoseconds, as {@link System#nanoTime}
 * @param clock the time of day
 * @param standardPorts the ports to connect to where a decision says 80 or 443
 * @param originAccess the addresses allowed for origins, which exclude the edge's own listeners
 * @param origins the network of the origins
 * @param trustedKeys the keys whose signatures on changes and purges are accepted
 * @param tracing where spans are exported to
 * @param configuration of the edge, by name, for the taster's process
 * @param certificate for clients that no certificate of a domain matches; one is generated when there is none
 */
public record EdgePlatform(
        Vertx vertx,
        MeterRegistry meters,
        PrometheusMeterRegistry histograms,
        LongSupplier nanoTime,
        Clock clock,
        EdgeTopics topics,
        StandardPorts standardPorts,
        OriginAccess originAccess,
        OriginNetwork origins,
        TrustedKeySettings trustedKeys,
        TracingSettings tracing,
        Map<String, String> configuration,
        Optional<KeyCertOptions> certificate) {
    public EdgePlatform {
        configuration = Map.copyOf(configuration);
    }
}
