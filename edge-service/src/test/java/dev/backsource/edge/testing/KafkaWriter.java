package dev.backsource.edge.testing;

import dev.backsource.edge.RecordWriter;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records with a producer that is created when it is needed, with timeouts as short as the application's. */
final class KafkaWriter implements RecordWriter, AutoCloseable {
    private final String servers;
    private @Nullable KafkaProducer<String, byte[]> producer;

    KafkaWriter(String servers) {
        this.servers = servers;
    }

    @Override
    public Uni<Void> write(ProducerRecord<String, byte[]> unwritten) {
        return Uni.createFrom().completionStage(() -> send(unwritten));
    }

    private CompletableFuture<Void> send(ProducerRecord<String, byte[]> unwritten) {
        var written = new CompletableFuture<Void>();
        producer().send(unwritten, (metadata, failure) -> {
            if (failure == null) {
                written.complete(null);
            } else {
                written.completeExceptionally(failure);
            }
        });
        return written;
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers", servers,
                            "acks", "all",
                            "linger.ms", 0,
                            "max.block.ms", 2_000,
                            "request.timeout.ms", 2_000,
                            "delivery.timeout.ms", 3_000),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
