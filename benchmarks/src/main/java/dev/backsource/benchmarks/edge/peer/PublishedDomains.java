package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Domains published to the topic of edges' routes, all with the same origin on this machine. */
public final class PublishedDomains {
    /** A host with an origin of its own, where there is one. */
    public static final String STREAMING_HOST = "events.example.com";
    /** The suffix of a wildcard's names, where there is one. */
    public static final String WILDCARD = ".many.example.com";

    private PublishedDomains() {}

    /**
     * Publishes the host of the load and {@code others}, called {@code www0.example.com} and so on, and waits until the
     * broker has them.
     *
     * @throws ExecutionException when the broker didn't accept one
     */
    static void publish(String bootstrapServers, int originPort, int others)
            throws ExecutionException, InterruptedException {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
        // One request at a time, as for ManyDomains.
        Map<String, Object> producing = Map.of(
                "bootstrap.servers", bootstrapServers, "acks", "all", "max.in.flight.requests.per.connection", 1);
        try (var admin = Admin.create(config);
                var producer = new KafkaProducer<>(producing, new StringSerializer(), new ByteArraySerializer())) {
            // All of them: a follower of a missing topic requests it again and again.
            Topics.createMissing(admin, List.of(Topic.values()));
            var sent = new ArrayList<Future<RecordMetadata>>();
            sent.add(producer.send(change(WrkScript.HOST, originPort, 1)));
            for (var i = 0; i < others; i++) {
                sent.add(producer.send(change("www" + i + ".example.com", originPort, 1)));
            }
            for (var one : sent) {
                one.get();
            }
        }
    }

    /** Publishes {@code name}, which may be a wildcard. */
    static void publish(String bootstrapServers, String name, int originPort)
            throws ExecutionException, InterruptedException {
        Map<String, Object> producing = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(producing, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(change(name, originPort, 1)).get();
        }
    }

    /** The event by which edges fetch {@code host} from {@code originPort} of this machine. */
    public static ProducerRecord<String, byte[]> change(String host, int originPort, long revision) {
        return change(
                Domain.of(
                        DomainName.parse(host),
                        List.of(new Origin(OriginAddress.parse("127.0.0.1"), originPort, OriginPriority.PRIMARY, 10))),
                revision);
    }

    /** The event with the whole of {@code domain}. */
    public static ProducerRecord<String, byte[]> change(Domain domain, long revision) {
        return change(domain, revision, null);
    }

    /** The same with a step of a progressive rollout; null for none. */
    static ProducerRecord<String, byte[]> change(Domain domain, long revision, @Nullable ProgressiveRollout rollout) {
        var name = domain.name();
        var now = Instant.now();
        return EventRecords.toRecord(
                Topic.POLICY_CHANGES,
                name.value(),
                EventCodec.POLICY_CHANGE.encode(
                        PolicyChange.of(domain, revision, now).with(rollout)),
                new CloudEvent(
                        name + "/" + revision,
                        Topic.POLICY_CHANGES.eventType(),
                        "/benchmarks",
                        name.value(),
                        now,
                        revision,
                        null));
    }
}
