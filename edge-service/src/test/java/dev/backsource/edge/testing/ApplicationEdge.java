package dev.backsource.edge.testing;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.routing.changes.RoutingProgress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The edge of the application under test, which reads from a real broker. */
@Singleton
public class ApplicationEdge extends EdgeUnderTest {
    private final RoutingProgress progress;
    private final String bootstrapServers;
    private final PolicyLog log;

    ApplicationEdge(
            EdgeSettings settings,
            StandardPortSettings standardPorts,
            RoutingProgress progress,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        super(settings, standardPorts);
        this.progress = progress;
        this.bootstrapServers = bootstrapServers;
        this.log = new PolicyLog(bootstrapServers);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public PolicyLog log() {
        return log;
    }

    @Override
    void put(ProducerRecord<String, byte[]> record) {
        awaitDealtWith(log.send(record));
    }

    public void awaitDealtWith(RecordMetadata written) {
        await().until(() -> progress.appliedOffsets().getOrDefault(written.partition(), -1L) >= written.offset());
        await().until(progress::isComplete);
    }

    @Override
    @PreDestroy
    public void close() {
        log.close();
        super.close();
    }
}
