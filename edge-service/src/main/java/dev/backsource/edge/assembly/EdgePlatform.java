package dev.backsource.edge.assembly;

import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.edge.topics.EdgeTopics;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.protocol.StandardPorts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What an edge runs on. Whoever made it closes it, the topics excepted, which end with the edge.
 *
 * @param vertx has the event loops
 * @param meters of this edge alone
 * @param histograms takes what it measures in histograms, which only Prometheus has
 * @param nanoTime by which time-outs go, in nanoseconds as {@link System#nanoTime} has them
 * @param standardPorts what is connected to where a decision says 80 or 443
 * @param originAccess where origins may be, which the edge's own listeners are not
 * @param trustedKeys whose changes and purges are believed
 * @param certificate for clients that no certificate of a domain matches; one is made when there is none
 */
public record EdgePlatform(
        Vertx vertx,
        MeterRegistry meters,
        PrometheusMeterRegistry histograms,
        LongSupplier nanoTime,
        EdgeTopics topics,
        StandardPorts standardPorts,
        OriginAccess originAccess,
        TrustedKeySettings trustedKeys,
        Optional<KeyCertOptions> certificate) {}
