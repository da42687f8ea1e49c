package dev.backsource.edge.application;

import dev.backsource.deployment.OriginAccessSettings;
import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.deployment.tracing.TracingSettings;
import dev.backsource.edge.EdgeConfiguration;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.RecordWriter;
import dev.backsource.edge.assembly.Edge;
import dev.backsource.edge.assembly.EdgePlatform;
import dev.backsource.edge.topics.KafkaTopics;
import dev.backsource.edge.transport.origin.OriginNetwork;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The edge in Quarkus: created from the configuration, started with the application, and drained before the management port closes. */
@Singleton
final class EdgeApplication {
    private final Edge edge;

    EdgeApplication(
            Vertx vertx,
            MeterRegistry meters,
            PrometheusMeterRegistry histograms,
            EdgeSettings settings,
            StandardPortSettings standardPorts,
            OriginAccessSettings originAccess,
            TrustedKeySettings trustedKeys,
            TracingSettings tracing,
            TlsConfigurationRegistry certificates,
            Config config,
            @ConfigProperty(name = "quarkus.http.port") int managementPort,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Channels channels) {
        var topics = new KafkaTopics(
                servers,
                kafka,
                settings.fetchWait(),
                channels::report,
                new Answers(channels),
                channels::figures,
                channels::tailLines,
                meters);
        edge = new Edge(
                settings,
                new EdgePlatform(
                        vertx,
                        meters,
                        histograms,
                        System::nanoTime,
                        Clock.systemUTC(),
                        topics,
                        standardPorts.toPorts(),
                        originAccess.toAccessHere(
                                settings.http().port(), settings.https().port(), managementPort),
                        OriginNetwork.ACTUAL,
                        trustedKeys,
                        tracing,
                        EdgeConfiguration.of(config),
                        certificate(certificates, settings.https().tlsConfigurationName())));
    }

    @Produces
    @Singleton
    Edge edge() {
        return edge;
    }

    void manage(@Observes Router router) {
        edge.manage(router);
    }

    void start(@Observes StartupEvent event) {
        edge.start();
    }

    /** Drains the edge before everything else stops: meanwhile the management port has to report that the edge is not ready. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        edge.drain();
    }

    void stop(@Observes ShutdownEvent event) {
        edge.close();
    }

    private static Optional<KeyCertOptions> certificate(TlsConfigurationRegistry registry, String name) {
        return registry.get(name).map(tls -> require(tls.getKeyStoreOptions(), name));
    }

    private static KeyCertOptions require(@Nullable KeyCertOptions key, String name) {
        if (key == null) {
            throw new IllegalStateException("quarkus.tls." + name + " has no key store; set a certificate for clients");
        }
        return key;
    }

    /** The writer of answers, which prepares its client: creating the client takes longer than the caller of a first question waits. */
    private record Answers(Channels channels) implements RecordWriter {
        @Override
        public Uni<Void> write(ProducerRecord<String, byte[]> unwritten) {
            return channels.answer(unwritten);
        }

        @Override
        public void prepare() {
            channels.prepareAnswers(Topic.EXPLAIN_ANSWERS.topicName());
        }
    }
}
