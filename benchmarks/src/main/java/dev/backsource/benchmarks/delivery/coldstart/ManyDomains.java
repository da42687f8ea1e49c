package dev.backsource.benchmarks.delivery.coldstart;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Domains as customers have them, published as config-service does: names of 25 characters, each with one origin at an
 * address of its own and one of four policies, over all partitions, uncompressed.
 */
final class ManyDomains {
    private static final int FIRST_ADDRESS = 0x14_00_00_00; // 20.0.0.0

    private ManyDomains() {}

    /** The name of the domain with that number. */
    static String name(int number) {
        return String.format("shop-%07d.example-cdn.com", number);
    }

    /**
     * Publishes the domains with the numbers {@code from} to {@code to} (exclusive), of which {@code zero} is the first of
     * all, and waits until the broker has them.
     *
     * @throws IllegalStateException when it didn't take one
     */
    static void publish(String bootstrapServers, int from, int to, Domain zero) {
        // One request at a time, so that the first batch, refused by a broker that still starts, isn't overtaken by the
        // next one: behind that it would be refused as out of sequence until its time is up.
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                5,
                "max.in.flight.requests.per.connection",
                1);
        var failure = new AtomicReference<@Nullable Exception>();
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (var number = from; number < to; number++) {
                var next = number == 0 ? zero : domain(number);
                producer.send(change(next), (written, problem) -> failure.compareAndSet(null, problem));
            }
        }
        var problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("the broker did not take all domains", problem);
        }
    }

    private static Domain domain(int number) {
        var types = RedirectType.values();
        var type = number % (types.length + 1);
        return domain(
                name(number),
                address(number),
                80,
                type == types.length
                        ? OriginProtocolPolicy.DISABLED
                        : new OriginProtocolPolicy(true, types[type], ContentPolicy.DISABLED));
    }

    static Domain domain(String name, String address, int port, OriginProtocolPolicy policy) {
        return Domain.of(
                        DomainName.parse(name),
                        List.of(new Origin(OriginAddress.parse(address), port, OriginPriority.PRIMARY, 10)))
                .with(Part.POLICY, policy);
    }

    private static String address(int number) {
        var bits = FIRST_ADDRESS + number;
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }

    private static ProducerRecord<String, byte[]> change(Domain domain) {
        var name = domain.name().value();
        var now = Instant.now();
        return EventRecords.toRecord(
                Topic.POLICY_CHANGES,
                name,
                EventCodec.POLICY_CHANGE.encode(PolicyChange.of(domain, 1, now)),
                new CloudEvent(
                        UUID.randomUUID().toString(),
                        Topic.POLICY_CHANGES.eventType(),
                        "/config-service",
                        name,
                        now,
                        1L,
                        null));
    }
}
