package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Changes of the one host's route, each written to the topic as the relay writes it and then awaited at an edge. For one thread. */
public final class RouteChanges implements AutoCloseable {
    /** Of the edge. */
    static final String MANAGEMENT_KEY = "the-key-of-an-edge-of-the-benchmarks";

    /** As for an edge of a large fleet. */
    private static final double ALPHA = 1e-6;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaProducer<String, byte[]> producer;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest shown;
    private final AtomicLong revision;

    private RouteChanges(KafkaProducer<String, byte[]> producer, HttpRequest shown, AtomicLong revision) {
        this.producer = producer;
        this.shown = shown;
        this.revision = revision;
    }

    /** @param revision the latest on the topic */
    static RouteChanges begin(String bootstrapServers, int managementPort, AtomicLong revision) {
        var shown = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/routes/" + WrkScript.HOST))
                .header("Authorization", "Bearer " + MANAGEMENT_KEY)
                .build();
        var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        return new RouteChanges(producer, shown, revision);
    }

    /** Changes the domain at once, which ends a rollout. */
    public void apply(Domain domain) throws InterruptedException {
        apply(domain, null);
    }

    /** Takes the step of a rollout to {@code changed}, which gets {@code share} of the resources. */
    public void roll(String id, int step, double share, Domain baseline, Domain changed) throws InterruptedException {
        var now = Instant.now();
        apply(baseline, new ProgressiveRollout(id, step, share, ALPHA, Candidate.of(baseline, changed), now, now));
    }

    private void apply(Domain domain, @Nullable ProgressiveRollout rollout) throws InterruptedException {
        var next = revision.incrementAndGet();
        try {
            producer.send(PublishedDomains.change(domain, next, rollout)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isApplied(next)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("revision " + next + " was not applied");
            }
            Thread.sleep(1);
        }
    }

    private boolean isApplied(long next) throws InterruptedException {
        try {
            var route = client.send(shown, BodyHandlers.ofString()).body();
            return route.contains("\"revision\":" + next + ",");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
