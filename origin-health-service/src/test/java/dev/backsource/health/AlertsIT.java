package dev.backsource.health;

import static dev.backsource.health.testing.TestDomains.domain;
import static dev.backsource.health.testing.TestDomains.follow;
import static dev.backsource.health.testing.TestDomains.policy;
import static dev.backsource.policy.event.AlertStatus.FIRING;
import static dev.backsource.policy.event.AlertStatus.RESOLVED;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.health.testing.EventBoard;
import dev.backsource.health.testing.ProberProcess;
import dev.backsource.health.testing.StandardTestPorts;
import dev.backsource.health.testing.TestOrigin;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.infrastructure.SharedBroker;
import dev.backsource.testing.service.PackagedService;
import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AlertsIT {
    private static final StandardTestPorts PORTS = StandardTestPorts.free();
    private static final String KAFKA = SharedBroker.broker().bootstrapServers();
    private static final List<Header> WITHOUT_VALUE = List.of(new RecordHeader("ce_type", (byte[]) null));

    static EventBoard board;
    static PackagedService service;

    @BeforeAll
    static void start() {
        board = new EventBoard(KAFKA);
        var settings = Map.of("backsource.listeners.max-connections-per-address", "64");
        service = ProberProcess.launch("alerts-it", KAFKA, PORTS, settings).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
        board.close();
    }

    @Test
    void shouldSayThatItIsReadyWhileOneAddressTakesAllTheConnectionsThatItMay() throws IOException {
        // Given
        var half = "GET /q/health/ready HTTP/1.1\r\nHost".getBytes(StandardCharsets.UTF_8);
        var flood = new ArrayList<Socket>();
        try {
            // When
            for (var i = 0; i < 100; i++) {
                var socket = new Socket(
                        InetAddress.getByName("127.0.0.1"), service.port(), InetAddress.getByName("127.0.0.9"), 0);
                socket.setSoTimeout((int) Waiting.DEADLINE.toMillis());
                socket.getOutputStream().write(half);
                flood.add(socket);
            }

            // Then
            assertThat(service.isReady()).isTrue();
            assertThat(flood.subList(64, 100)).allMatch(AlertsIT::isClosed);
        } finally {
            for (var socket : flood) {
                socket.close();
            }
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void shouldFireOnceWhenAPortClosesAndResolveOnceWhenItOpens() {
        try (var origin = new TestOrigin(PORTS).openHttp().openHttps()) {
            // Given
            var domain = follow("closing.example.com", origin.origin());
            board.set(domain, 7);
            awaitState(domain, 443, "OPEN");

            // When
            origin.closeHttps();
            awaitStatuses(domain, FIRING);
            origin.openHttps();
            awaitStatuses(domain, FIRING, RESOLVED);

            // Then
            var fired = board.alerts(domain).get(0);
            assertThat(fired.kind()).isEqualTo(AlertKind.FOLLOW_NEEDS_BOTH_PORTS);
            assertThat(fired.origin()).isEqualTo(origin.origin().address());
            assertThat(fired.missingPorts()).containsExactly(443);
            assertThat(fired.revision()).isEqualTo(7);
            var resolved = board.alerts(domain).get(1);
            assertThat(resolved.startedAt()).isEqualTo(fired.startedAt());
            assertThat(resolved.endedAt()).isAfter(fired.startedAt());
        }
    }

    @Test
    void shouldSayForEachPartitionThatItWatchesIt() {
        try (var origin = new TestOrigin(PORTS).openHttp().openHttps()) {
            // Given
            var domain = follow("watched.example.com", origin.origin());

            // When
            board.set(domain, 1);

            // Then
            await().untilAsserted(() -> assertThat(board.records(Topic.PROBER_STATUS)
                            .map(record -> record.key())
                            .distinct())
                    .hasSize(Topic.POLICY_CHANGES.partitions()));
            await().untilAsserted(() -> assertThat(board.prober(domain)).hasValueSatisfying(status -> {
                assertThat(status.prober()).isEqualTo("prober-1");
                assertThat(status.domains()).isPositive();
                assertThat(status.ports()).isGreaterThanOrEqualTo(2);
                assertThat(status.intervalMs()).isEqualTo(400);
            }));
        }
    }

    @Test
    void shouldCallAPortClosedThatTakesConnectionsButSpeaksNoTls() {
        try (var origin = new TestOrigin(PORTS).openHttp().openHttpsWithoutTls()) {
            // Given
            var domain = follow("plain.example.com", origin.origin());

            // When
            board.set(domain, 1);

            // Then
            awaitStatuses(domain, FIRING);
            awaitState(domain, 80, "OPEN");
            assertThat(reason(domain, 443)).isEqualTo("TLS handshake failed: the port answers, but not in TLS");
        }
    }

    @Test
    void shouldKnowNothingOfAPortWhoseNameDoesNotResolve() {
        // Given
        var origin = new Origin(OriginAddress.parse("nowhere.invalid"), 80, OriginPriority.PRIMARY, 10);
        var domain = follow("nameless.example.com", origin);

        // When
        board.set(domain, 1);

        // Then
        await().untilAsserted(
                        () -> assertThat(reason(domain, 443)).isEqualTo("host name not resolved: nowhere.invalid"));
        assertThat(board.state(domain, 443)).isEqualTo("UNKNOWN");
        assertThat(board.alerts(domain)).isEmpty();
    }

    @Test
    void shouldNotConnectWhereEdgesDoNot() throws IOException {
        try (var inner = new ServerSocket(PORTS.http(), 50, InetAddress.getByName("127.0.9.1"))) {
            // Given
            var origin = new Origin(OriginAddress.parse("127.0.9.1"), 80, OriginPriority.PRIMARY, 10);
            var domain = domain("scanning.example.com", policy(RedirectType.HTTP), origin);

            // When
            board.set(domain, 1);

            // Then
            awaitState(domain, 80, "PROHIBITED");
            assertThat(reason(domain, 80)).isEqualTo("127.0.9.1 is not a public address");
            awaitStatuses(domain, FIRING);
            assertThat(board.alerts(domain).get(0).kind()).isEqualTo(AlertKind.ORIGIN_PROHIBITED);
            assertThat(board.alerts(domain).get(0).detail()).contains("is prohibited for edges: ");
            inner.setSoTimeout(1);
            assertThatThrownBy(inner::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void shouldNotConnectToAPortThatNoOriginMayHave() {
        try (var origin = new TestOrigin(PORTS)) {
            // Given
            var address = origin.origin().address();
            var domain = domain(
                    "mailing.example.com",
                    OriginProtocolPolicy.DISABLED,
                    new Origin(address, 25, OriginPriority.PRIMARY, 10));

            // When
            board.set(domain, 1);

            // Then
            awaitState(domain, 25, "PROHIBITED");
        }
    }

    /** As an edge doesn't to its own: on the machine itself, wherever loopback is allowed. */
    @Test
    void shouldNotConnectToItsOwnPort() {
        try (var origin = new TestOrigin(PORTS)) {
            // Given
            var own = new Origin(origin.origin().address(), service.port(), OriginPriority.PRIMARY, 10);
            var domain = domain("own-port.example.com", OriginProtocolPolicy.DISABLED, own);

            // When
            board.set(domain, 1);

            // Then
            awaitState(domain, service.port(), "PROHIBITED");
            assertThat(reason(domain, service.port())).endsWith("is the prober's own port");
        }
    }

    @Test
    void shouldBeManagedByLoopbacksAddressAlone() {
        assertThat(service.isLive()).isTrue();
        assertThatThrownBy(() -> new Socket("127.0.0.2", service.port())).isInstanceOf(ConnectException.class);
    }

    @Test
    void shouldCallAPortClosedWhoseCertificateEdgesRefuse() {
        try (var origin = new TestOrigin(PORTS).openHttp().openHttps()) {
            // Given
            var unverified = follow("verified.example.com", origin.origin());

            // When
            board.set(unverified.with(Part.ORIGIN_TLS, OriginTls.DEFAULT), 1);

            // Then
            awaitState(unverified, 443, "CLOSED");
            assertThat(reason(unverified, 443)).isEqualTo("edges refuse its TLS: its certificate is self-signed");
            awaitState(unverified, 80, "OPEN");
            awaitStatuses(unverified, FIRING);
            assertThat(board.alerts(unverified).get(0).kind()).isEqualTo(AlertKind.ORIGIN_TLS_REFUSED);
        }
    }

    @Test
    void shouldJudgeAnewAsSoonAsThePolicyChanges() {
        try (var origin = new TestOrigin(PORTS).openHttp()) {
            // Given
            var domain = follow("changing.example.com", origin.origin());
            board.set(domain, 1);
            awaitStatuses(domain, FIRING);

            // When
            board.set(domain.with(Part.POLICY, policy(RedirectType.HTTPS)), 2);

            // Then: the alerts of two kinds are published independently
            awaitStatuses(domain, AlertKind.FOLLOW_NEEDS_BOTH_PORTS, FIRING, RESOLVED);
            awaitStatuses(domain, AlertKind.ORIGIN_PORT_CLOSED, FIRING);
            assertThat(board.alerts(domain))
                    .filteredOn(alert -> alert.kind() == AlertKind.ORIGIN_PORT_CLOSED)
                    .extracting(OriginAlert::revision)
                    .containsExactly(2L);

            // When
            board.set(domain.with(Part.POLICY, policy(RedirectType.HTTP)), 3);

            // Then
            awaitStatuses(domain, AlertKind.ORIGIN_PORT_CLOSED, FIRING, RESOLVED);
            awaitStatuses(domain, AlertKind.FOLLOW_NEEDS_BOTH_PORTS, FIRING, RESOLVED);
            await().until(() -> board.state(domain, 443).isEmpty());
        }
    }

    @Test
    void shouldResolveAndTakeThePortStatesBackWhenTheDomainIsRemoved() {
        try (var origin = new TestOrigin(PORTS).openHttp()) {
            // Given
            var domain = follow("leaving.example.com", origin.origin());
            board.set(domain, 1);
            awaitStatuses(domain, FIRING);

            // When
            board.remove(domain.name(), 2);

            // Then
            awaitStatuses(domain, FIRING, RESOLVED);
            await().until(() -> board.health(domain).isEmpty());
            assertThat(board.alerts(domain).get(1).detail()).isEqualTo("Domain removed.");
        }
    }

    @Test
    void shouldGoOnAfterBadEvents() {
        try (var origin = new TestOrigin(PORTS).openHttp().openHttps()) {
            // Given
            var domain = follow("sturdy.example.com", origin.origin());
            board.set(domain, 1);
            awaitState(domain, 443, "OPEN");
            var name = domain.name().value();
            var partition = EventRecords.partitionOf(Topic.POLICY_CHANGES, name);
            var topic = Topic.POLICY_CHANGES.topicName();
            var before = service.metric("backsource_events_rejected_total");

            // When
            board.send(new ProducerRecord<>(topic, partition, name, "{".getBytes(StandardCharsets.UTF_8)));
            board.send(new ProducerRecord<>(topic, partition, name, null));
            board.send(new ProducerRecord<>(topic, partition, "Not a Domain", new byte[] {-1, 0}));
            board.send(new ProducerRecord<>(topic, partition, name, new byte[] {'{', '}'}, WITHOUT_VALUE));

            // Then
            await().until(() -> service.metric("backsource_events_rejected_total") == before + 4);
            origin.closeHttps();
            awaitStatuses(domain, FIRING);
        }
    }

    private static void awaitState(Domain domain, int port, String state) {
        await().untilAsserted(() -> assertThat(board.state(domain, port)).isEqualTo(state));
    }

    private static void awaitStatuses(Domain domain, Object... statuses) {
        await().untilAsserted(() ->
                assertThat(List.<Object>copyOf(board.alertStatuses(domain))).containsExactly(statuses));
    }

    private static void awaitStatuses(Domain domain, AlertKind kind, AlertStatus... statuses) {
        await().untilAsserted(() -> assertThat(board.alerts(domain))
                .filteredOn(alert -> alert.kind() == kind)
                .extracting(OriginAlert::status)
                .containsExactly(statuses));
    }

    private static String reason(Domain domain, int port) {
        return board.health(domain).stream()
                .flatMap(health -> health.ports().stream())
                .filter(state -> state.port() == port)
                .map(state -> state.reason())
                .findFirst()
                .orElse("");
    }
}
