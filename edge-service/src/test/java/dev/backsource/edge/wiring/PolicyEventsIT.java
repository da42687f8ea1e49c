package dev.backsource.edge.wiring;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.ApplicationEdge;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.PolicyLog;
import dev.backsource.edge.testing.StatusLog;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EdgeHoldings;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The effects of events on the routing table, and the edge's reports of them. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class PolicyEventsIT {
    private static final int MEBIBYTE = 1 << 20;
    private static final String NAME = "events.example.test";

    @Inject
    ApplicationEdge edge;

    @Inject
    RoutingTable table;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    static Stream<Arguments> malformedRecords() {
        var good = change("bad.example.test", 9);
        var attributes = PolicyLog.attributes("bad.example.test", 9);
        return Stream.of(
                Arguments.of("not JSON", of(bytes("{\"domain\":"), attributes)),
                Arguments.of("value is JSON null", of(bytes("null"), attributes)),
                Arguments.of("the limit is 655360", of(new byte[700_000], attributes)),
                Arguments.of("revision", of(bytes("{\"domain\":\"bad.example.test\"}"), attributes)),
                Arguments.of("the value is of domain", of(change("other.policy-events.example.test", 9), attributes)),
                Arguments.of("header ce_revision says 9", of(change("bad.example.test", 8), attributes)),
                Arguments.of("is not dev.backsource.policy-changed.v1", of(good, otherType(attributes))),
                Arguments.of(
                        "header ce_specversion is missing",
                        new ProducerRecord<>(Topic.POLICY_CHANGES.topicName(), partition(), "bad.example.test", good)),
                Arguments.of("header ce_type is missing", withNullHeader(of(good, attributes), "ce_type")),
                Arguments.of("in header ce_revision", of(null, withoutRevision(attributes))),
                Arguments.of(
                        "\"BAD\"", new ProducerRecord<>(Topic.POLICY_CHANGES.topicName(), partition(), "BAD", good)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedRecords")
    void shouldRejectAMalformedRecordAndKeepTheRoute(String reason, ProducerRecord<String, byte[]> malformed) {
        // Given
        edge.awaitDealtWith(edge.log().put(domain("bad.example.test", origin("127.0.0.1", 80)), 7));
        var before = table.find("bad.example.test");

        // When
        var written = edge.log().send(malformed);

        // Then
        try (var statuses = new StatusLog(bootstrapServers)) {
            // A report may be made between the rejection and the offset; the next one has both.
            var status = statuses.await(seen -> isRejected(seen, written)
                    && seen.appliedOffsets().getOrDefault(written.partition(), -1L) >= written.offset());
            assertThat(rejection(status, written.offset()).reason()).contains(reason);
            assertThat(status.rejectedTotal()).isPositive();
        }
        assertThat(table.find("bad.example.test")).isSameAs(before);
    }

    @Test
    void shouldRejectAMebibyteOfGarbage() throws Exception {
        // Given
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.POLICY_CHANGES.topicName());
        var larger = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 * MEBIBYTE)),
                AlterConfigOp.OpType.SET);
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(larger))).all().get();
        }
        edge.awaitDealtWith(edge.log().put(domain("bad.example.test", origin("127.0.0.1", 80)), 7));
        var before = table.find("bad.example.test");
        var garbage = new byte[MEBIBYTE];
        new Random(7).nextBytes(garbage);

        // When
        var written = edge.log().send(of(garbage, PolicyLog.attributes("bad.example.test", 9)));
        var next = edge.log().put(domain("after-garbage.example.test", origin("127.0.0.1", 80)), 1);
        edge.awaitDealtWith(written);
        edge.awaitDealtWith(next);

        // Then
        try (var statuses = new StatusLog(bootstrapServers)) {
            var status = statuses.await(seen -> isRejected(seen, written));
            assertThat(rejection(status, written.offset()).reason()).contains("value has 1048576 bytes");
        }
        assertThat(table.find("bad.example.test")).isSameAs(before);
        assertThat(table.find("after-garbage.example.test")).isNotNull();
    }

    @Test
    void shouldIgnoreAnOlderRevisionWithoutRejectingIt() {
        // Given
        edge.awaitDealtWith(edge.log().put(domain("old.policy-events.example.test", origin("127.0.0.1", 81)), 5));

        // When
        var older = edge.log().put(domain("old.policy-events.example.test", origin("127.0.0.1", 82)), 4);
        edge.awaitDealtWith(older);

        // Then
        assertThat(route("old.policy-events.example.test").revision()).isEqualTo(5);
        try (var statuses = new StatusLog(bootstrapServers)) {
            var status = statuses.await(seen -> applied(seen, older.partition()) >= older.offset());
            assertThat(status.rejections())
                    .noneMatch(rejection -> "old.policy-events.example.test".equals(rejection.key()));
            assertThat(held(status).ignoredTotal()).isPositive();
            assertThat(deviation(status, "old.policy-events.example.test")).hasValueSatisfying(deviation -> {
                assertThat(deviation.offset()).isEqualTo(older.offset());
                assertThat(deviation.heldRevision()).isEqualTo(5);
                assertThat(deviation.heldDigest())
                        .isEqualTo(EdgeHoldings.toText(route("old.policy-events.example.test")
                                .version()
                                .digest()));
                assertThat(deviation.reason()).isEqualTo("revision 4 is older than the edge's revision 5");
            });
        }
    }

    @Test
    void shouldTellOfADomainThatItHoldsOtherwiseUntilItTakesALaterRecordOfIt() {
        // Given
        edge.awaitDealtWith(edge.log().put(domain("back.example.test", origin("127.0.0.1", 81)), 5));
        var other = edge.log().put(domain("back.example.test", origin("127.0.0.1", 82)), 5);

        // When
        try (var statuses = new StatusLog(bootstrapServers)) {
            var conflicting = statuses.await(seen -> applied(seen, other.partition()) >= other.offset());
            var next = edge.log().put(domain("back.example.test", origin("127.0.0.1", 82)), 6);
            var taken = statuses.await(seen -> applied(seen, next.partition()) >= next.offset());

            // Then
            assertThat(deviation(conflicting, "back.example.test"))
                    .hasValueSatisfying(deviation -> assertThat(deviation.reason())
                            .isEqualTo("two different states of revision 5; the edge keeps the first"));
            assertThat(deviation(taken, "back.example.test")).isEmpty();
            assertThat(held(taken).digests().get(next.partition()))
                    .isNotEqualTo(held(conflicting).digests().get(next.partition()));
        }
    }

    @Test
    void shouldRejectALeapThatNothingCouldFollow() {
        // Given
        edge.awaitDealtWith(edge.log().put(domain("leap.example.test", origin("127.0.0.1", 81)), 5));

        // When
        var leap = edge.log().put(domain("leap.example.test", origin("127.0.0.1", 82)), StateVersion.MAX_REVISION);

        // Then
        try (var statuses = new StatusLog(bootstrapServers)) {
            var status =
                    statuses.await(seen -> isRejected(seen, leap) && applied(seen, leap.partition()) >= leap.offset());
            assertThat(deviation(status, "leap.example.test")).isPresent();
        }
        assertThat(route("leap.example.test").revision()).isEqualTo(5);
        edge.awaitDealtWith(edge.log().put(domain("leap.example.test", origin("127.0.0.1", 82)), 6));
        assertThat(route("leap.example.test").revision()).isEqualTo(6);
    }

    @Test
    void shouldFollowANewerIncarnationAndRejectOneThatLiesAhead() {
        // Given
        var name = "again.policy-events.example.test";
        edge.awaitDealtWith(edge.log().put(domain(name, origin("127.0.0.1", 81)), 9));

        // When
        var now = Instant.now().toEpochMilli();
        edge.awaitDealtWith(put(name, now, 3));
        var ahead = put(name, now + Duration.ofDays(2).toMillis(), 4);

        // Then
        assertThat(route(name).version().incarnation()).isEqualTo(now);
        assertThat(route(name).revision()).isEqualTo(3);
        try (var statuses = new StatusLog(bootstrapServers)) {
            statuses.await(seen -> isRejected(seen, ahead));
        }
        assertThat(route(name).revision()).isEqualTo(3);
    }

    @Test
    void shouldForgetARemovedDomainAndNotTakeItBackFromAnOlderChange() {
        // Given
        edge.awaitDealtWith(edge.log().put(domain(NAME, origin("127.0.0.1", 80)), 1));

        // When
        edge.awaitDealtWith(edge.log().remove(NAME, 3));
        edge.awaitDealtWith(edge.log().put(domain(NAME, origin("127.0.0.1", 80)), 2));

        // Then
        assertThat(table.find(NAME)).isNull();
        assertThat(edge.get("http://" + NAME + "/").status()).isEqualTo(404);
        edge.awaitDealtWith(edge.log().put(domain(NAME, origin("127.0.0.1", 80)), 4));
        assertThat(route(NAME).revision()).isEqualTo(4);
    }

    @Test
    void shouldReportEverySecondAndEveryChangeWithTheOffsetItHasApplied() {
        try (var statuses = new StatusLog(bootstrapServers)) {
            // When
            var written = edge.log().put(domain("reported.example.test", origin("127.0.0.1", 80)), 1);

            // Then
            var status = statuses.await(seen -> applied(seen, written.partition()) >= written.offset());
            assertThat(status.edge()).isEqualTo("edge-1");
            assertThat(status.ready()).isTrue();
            assertThat(status.routes()).isPositive();
            var later = statuses.await(seen -> seen.reportedAt().isAfter(status.reportedAt()));
            assertThat(later.startedAt()).isEqualTo(status.startedAt());
        }
    }

    private RecordMetadata put(String name, long incarnation, long revision) {
        var change = PolicyChange.of(domain(name, origin("127.0.0.1", 80)), incarnation, revision, Instant.now(), null);
        return edge.log().put(name, EventCodec.POLICY_CHANGE.encode(change), PolicyLog.attributes(name, revision));
    }

    private static EdgeHoldings held(EdgeStatus status) {
        return Objects.requireNonNull(status.holdings());
    }

    private static Optional<EdgeHoldings.Deviation> deviation(EdgeStatus status, String domain) {
        return held(status).deviations().stream()
                .filter(deviation -> deviation.domain().equals(domain))
                .findFirst();
    }

    private Route route(String host) {
        var route = table.find(host);
        assertThat(route).isNotNull();
        return route;
    }

    private static long applied(EdgeStatus status, int partition) {
        return status.appliedOffsets().getOrDefault(partition, -1L);
    }

    private static boolean isRejected(EdgeStatus status, RecordMetadata written) {
        return status.rejections().stream()
                .anyMatch(rejection ->
                        rejection.offset() == written.offset() && rejection.partition() == written.partition());
    }

    private static EdgeStatus.Rejection rejection(EdgeStatus status, long offset) {
        return status.rejections().stream()
                .filter(rejection -> rejection.offset() == offset && rejection.partition() == partition())
                .findFirst()
                .orElseThrow();
    }

    private static ProducerRecord<String, byte[]> of(byte[] value, CloudEvent attributes) {
        return EventRecords.toRecord(Topic.POLICY_CHANGES, "bad.example.test", value, attributes);
    }

    private static ProducerRecord<String, byte[]> withNullHeader(ProducerRecord<String, byte[]> good, String name) {
        good.headers().remove(name).add(name, null);
        return good;
    }

    private static int partition() {
        return EventRecords.partitionOf(Topic.POLICY_CHANGES, "bad.example.test");
    }

    private static byte[] change(String name, long revision) {
        return EventCodec.POLICY_CHANGE.encode(
                PolicyChange.of(domain(name, origin("127.0.0.1", 80)), revision, Instant.now()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static CloudEvent otherType(CloudEvent event) {
        return new CloudEvent(
                event.id(),
                "dev.backsource.policy-changed.v9",
                event.source(),
                event.subject(),
                event.time(),
                9L,
                null);
    }

    private static CloudEvent withoutRevision(CloudEvent event) {
        return new CloudEvent(event.id(), event.type(), event.source(), event.subject(), event.time(), null, null);
    }
}
