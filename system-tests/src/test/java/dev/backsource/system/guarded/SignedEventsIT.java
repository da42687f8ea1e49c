package dev.backsource.system.guarded;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.deployment.kafka.ServiceRights;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Topic;
import dev.backsource.system.Http;
import dev.backsource.testing.infrastructure.TestFolder;
import dev.backsource.testing.service.PackagedService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Signing is turned on as {@code docs/access.md} says, at a stack with routes that nobody has signed; from then on nobody else is believed,
 * whatever he may do at the broker.
 */
@Order(SharedGuardedStack.SIGNED)
@ExtendWith(SharedGuardedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedEventsIT {
    private static final String DOMAIN = "signed.example.com";

    private final GuardedStack stack;
    private Path folder;
    private SigningKeys keys;

    SignedEventsIT(GuardedStack stack) {
        this.stack = stack;
    }

    /** A route from before events were signed, then the three steps that turn signing on. */
    @BeforeAll
    void start() throws Exception {
        folder = TestFolder.create("signed-");
        keys = SigningKeys.make(folder, "signing");
        var unsigned = stack.api().register(DOMAIN, "HTTP");
        stack.api().awaitRollout(DOMAIN, unsigned);
        sign();
        trust();
    }

    @Test
    void shouldLoseNoRouteByTurningItOnAndBelieveNobodyElseFromThenOn() throws Exception {
        // Then
        assertServed();
        var signed = stack.api().policy(DOMAIN, "FOLLOW");
        stack.api().awaitRollout(DOMAIN, signed);
        stack.api().purge(DOMAIN);
        await().until(() -> stack.api().isExplained(DOMAIN));
        await().untilAsserted(() -> assertThat(stack.api().preflight(DOMAIN)).hasSize(2));

        // When
        var stranger = SigningKeys.make(folder, "stranger");
        var rejectedBefore = rejectedByTheProber();
        send(forged());
        send(EventRecords.sign(List.of(forged()), stranger.signer()).get(0));
        send(copiedTo("copied.example.com"));

        // Then
        await().untilAsserted(() -> assertThat(stack.api().rejections("edge-1"))
                .anyMatch(reason -> reason.contains("isn't signed"))
                .anyMatch(reason -> reason.contains("isn't trusted"))
                .anyMatch(reason -> reason.contains("doesn't match")));
        assertServed();
        await().until(() -> rejectedByTheProber() >= rejectedBefore + 3);
        assertThat(stack.api().reconciliation()).isEqualTo("DIFFERS");
    }

    @Test
    void shouldServeASnapshotOnlyIfTheEdgeHasSealedIt() {
        // Then
        assertThat(stack.edge().log()).contains("snapshot refused").contains("reason=NOT_SEALED");

        // When
        var before = stack.edge().log().length();
        restart(stack.edge());

        // Then
        assertThat(stack.edge().log().substring(before)).containsPattern("serving [1-9]\\d* domains from a snapshot");
    }

    /** Steps one and two: what is published is signed, and what was published before is published again. */
    private void sign() {
        stack.set(
                ServiceRights.CONFIG_SERVICE,
                Map.of(
                        "backsource.signing.key-file", keys.key().toString(),
                        "backsource.signing.trusted-keys", keys.trusted().toString()));
        restart(stack.config());
        await().until(() -> stack.api().reconciliation().equals("DIFFERS"));
        stack.api().repair();
        await().until(() -> stack.api().reconciliation().equals("AGREES"));
    }

    /** Step three: nothing else is believed any more. */
    private void trust() throws Exception {
        var secret = Files.writeString(folder.resolve("snapshot.key"), "s".repeat(32));
        stack.set(
                ServiceRights.EDGE,
                Map.of(
                        "backsource.signing.trusted-keys", keys.trusted().toString(),
                        "backsource.edge.snapshot.key-file", secret.toString()));
        stack.set(
                ServiceRights.ORIGIN_HEALTH_SERVICE,
                Map.of("backsource.signing.trusted-keys", keys.trusted().toString()));
        restart(stack.edge(), stack.prober());
    }

    private static void restart(PackagedService... services) {
        PackagedService.closeAll(List.of(services));
        List.of(services).forEach(PackagedService::relaunch);
        List.of(services).forEach(PackagedService::awaitReady);
    }

    private double rejectedByTheProber() {
        return stack.prober().metric("backsource_events_rejected_total");
    }

    private void assertServed() {
        assertThat(Http.get(stack.edgeAddress(), "http", DOMAIN, "/").reached())
                .isEqualTo("reached over http on port " + stack.standardHttp());
    }

    /** A removal of the domain, later than all. */
    private static ProducerRecord<String, byte[]> forged() {
        var attributes = new CloudEvent(
                "forged", Topic.POLICY_CHANGES.eventType(), "/config-service", DOMAIN, Instant.now(), 99L, null);
        return EventRecords.toRecord(Topic.POLICY_CHANGES, DOMAIN, null, attributes);
    }

    /** A removal that is signed for the domain, under another key. */
    private ProducerRecord<String, byte[]> copiedTo(String domain) {
        var signed = EventRecords.sign(List.of(forged()), keys.signer()).get(0);
        return new ProducerRecord<>(
                signed.topic(),
                EventRecords.partitionOf(Topic.POLICY_CHANGES, domain),
                domain,
                signed.value(),
                signed.headers());
    }

    private void send(ProducerRecord<String, byte[]> forged) throws Exception {
        try (var producer = new KafkaProducer<>(
                stack.clientOf(ServiceRights.CONFIG_SERVICE), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(forged).get();
        }
    }
}
