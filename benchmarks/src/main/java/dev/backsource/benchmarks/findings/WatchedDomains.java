package dev.backsource.benchmarks.findings;

import dev.backsource.benchmarks.edge.peer.PublishedDomains;
import dev.backsource.eventlog.topics.Topics;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Domains for a prober alone, each with one origin and one port to probe. */
final class WatchedDomains {
    private WatchedDomains() {}

    /** The name of a domain, by its number; {@code StoredDomains} have the same. */
    static String name(int number) {
        return "www" + number + ".example.com";
    }

    /** One whose origin's own port is probed, over TCP only. */
    static Domain plain(int number, String address, int port) {
        return Domain.of(
                DomainName.parse(name(number)),
                List.of(new Origin(OriginAddress.parse(address), port, OriginPriority.PRIMARY, 10)));
    }

    /** One whose port 443 is probed, over TLS and with all checks of the certificate. */
    static Domain secure(int number, String address) {
        return plain(number, address, 443)
                .with(Part.POLICY, new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.DISABLED));
    }

    /** The address of a number's own in the loopback network. */
    static String address(int number) {
        return "127.1.%d.%d".formatted(number / 250, 1 + number % 250);
    }

    /**
     * Creates the topics, publishes {@code domains} and waits until the broker has them.
     *
     * @throws ExecutionException when the broker didn't accept one
     */
    static void publish(String bootstrapServers, List<Domain> domains) throws ExecutionException, InterruptedException {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers));
                var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            Topics.createMissing(admin, List.of(Topic.values()));
            var sent = new ArrayList<Future<RecordMetadata>>();
            domains.forEach(domain -> sent.add(producer.send(PublishedDomains.change(domain, 1))));
            for (var one : sent) {
                one.get();
            }
        }
    }
}
