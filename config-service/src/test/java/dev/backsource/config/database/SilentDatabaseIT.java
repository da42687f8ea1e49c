package dev.backsource.config.database;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.aliyun.wire.CdnServer;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.RawRequest;
import dev.backsource.testing.access.TestAdministrator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that takes a question and gives no answer, as one that stands still. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@TestProfile(SilentDatabaseIT.Impatient.class)
@Timeout(60)
class SilentDatabaseIT {
    private static final int MOST_OF_ADDRESS = 100;

    /** Waits two seconds for the database, and three for a request, of which it takes few at a time from one address. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "backsource.database.answer-within",
                    "2s",
                    "backsource.database.ready-within",
                    "500ms",
                    "backsource.config.request-within",
                    "3s",
                    "backsource.listeners.max-connections",
                    Integer.toString(4 * MOST_OF_ADDRESS),
                    "backsource.listeners.max-connections-per-address",
                    Integer.toString(MOST_OF_ADDRESS));
        }
    }

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String LET_IN = "\r\nAuthorization: " + TestAdministrator.AUTHORIZATION;

    @TestHTTPResource("/")
    URI base;

    @Inject
    CdnServer cdn;

    Infrastructure infrastructure;
    Client client;
    String name;

    @BeforeEach
    void createADomain() {
        client = new Client(base);
        name = Client.freshName();
        client.create(name, 80);
    }

    @Test
    void shouldAnswerAReaderThatItIsUnavailable() throws SQLException {
        try (var silent = silence()) {
            assertUnavailable(client.get("/api/v1/domains/" + name));
            silent.rollback();
        }
        assertThat(client.get("/api/v1/domains/" + name).status()).isEqualTo(200);
    }

    @Test
    void shouldMakeOneRevisionOfAWriteThatIsRepeatedAfterItsTimeWasUp() throws SQLException {
        var key = UUID.randomUUID().toString();
        try (var silent = silence()) {
            assertUnavailable(client.setPolicy(name, "HTTP", "Idempotency-Key", key));
            silent.rollback();
        }
        assertThat(client.setPolicy(name, "HTTP", "Idempotency-Key", key).revision())
                .isEqualTo(2);
        assertThat(client.get("/api/v1/domains/" + name + "/revisions")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?query=ab", "/%s/revisions", "/%s/purges"})
    void shouldHaveTheDatabaseEndWhatNobodyWaitsForAnyMore(String list) throws SQLException {
        // Given
        var purges = list.endsWith("purges");
        try (var silent = silence(purges ? "cache_purge, domain" : "domain_revision, domain")) {
            // When
            assertUnavailable(client.get("/api/v1/domains" + list.formatted(name)));

            // Then: while the lock is still held, and others begin to wait
            var waiting = waitingStatements();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(waitingStatements()).doesNotContainAnyElementsOf(waiting));
            silent.rollback();
        }
        assertThat(client.get("/api/v1/domains" + list.formatted(name)).status())
                .isEqualTo(200);
    }

    @Test
    void shouldSayInTimeThatItIsNotReady() throws SQLException {
        try (var silent = silence()) {
            // When
            var answer = client.get("/q/health/ready");

            // Then
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.response().body()).contains("no answer within 500 ms");
            silent.rollback();
        }
        await().until(() -> client.get("/q/health/ready").status() == 200);
    }

    /** A half request holds a connection and a place in memory for as long as it is waited for. */
    @Test
    void shouldCloseAConnectionWhoseRequestDoesNotComeWhole() {
        var half = "PUT /api/v1/domains/" + name + "/origins HTTP/1.1\r\nHost: " + base.getAuthority() + LET_IN
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
        try (var request = RawRequest.of(base, half.getBytes(StandardCharsets.UTF_8))) {
            assertThat(request.answer()).startsWith("HTTP/1.1 408 ").contains("urn:backsource:problem:request-timeout");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /q/openapi HTTP/1.1\r\nHost: localhost", "G", "\r\n"})
    void shouldAnswerARequestWhoseHeadDoesNotComeWhole(String half) {
        try (var request = RawRequest.of(base, half.getBytes(StandardCharsets.UTF_8))) {
            assertThat(request.answer()).startsWith("HTTP/1.1 408 ").contains("urn:backsource:problem:request-timeout");
        }
    }

    /** Before it has been idle for a minute, when the server closes it anyway. */
    @Test
    @Timeout(50)
    void shouldCloseAConnectionWhoseRequestDoesNotComeWholeThoughItIsAnswered() {
        var half = "POST /nothing/here HTTP/1.1\r\nHost: " + base.getAuthority() + LET_IN
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
        try (var request = RawRequest.of(base, half.getBytes(StandardCharsets.UTF_8))) {
            assertThat(request.answer()).startsWith("HTTP/1.1 404 ").contains("urn:backsource:problem:not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldAnswerOthersAndSayThatItIsReadyWhileOneAddressSendsHalfHeads(boolean aliyun) throws IOException {
        // Given
        var port = aliyun ? cdn.port() : base.getPort();
        var half = ("GET /q/openapi HTTP/1.1\r\nHost: 127.0.0.1:" + port).getBytes(StandardCharsets.UTF_8);
        var flood = new ArrayList<Socket>();
        try {
            // When
            for (var i = 0; i < 3 * MOST_OF_ADDRESS; i++) {
                var socket =
                        new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName("127.0.0.9"), 0);
                socket.getOutputStream().write(half);
                flood.add(socket);
            }

            // Then
            try (var another =
                    new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName("127.0.0.2"), 0)) {
                another.getOutputStream().write(half);
                another.getOutputStream().write("\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                assertThat(new String(another.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith(aliyun ? "HTTP/1.1 4" : "HTTP/1.1 200 ");
            }
            assertThat(client.get("/q/health/ready").status()).isEqualTo(200);
            assertThat(flood.stream().filter(SilentDatabaseIT::isToldThatItIsLate))
                    .as("all have ended, and so many had a place")
                    .hasSizeBetween(1, MOST_OF_ADDRESS);
        } finally {
            for (var socket : flood) {
                socket.close();
            }
        }
    }

    /** Whether a connection was served to its end, and not closed as it was made. */
    private static boolean isToldThatItIsLate(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 408 ");
        } catch (IOException reset) {
            return false;
        }
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("type").asText()).endsWith("database-unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    /** Which statements of requests wait for a lock, and since when; relay and reconciliation ask again and again. */
    private Set<String> waitingStatements() {
        var waiting = new Database(infrastructure.database())
                .value(
                        "select string_agg(pid || ' since ' || query_start || ': ' || query, chr(10)) from pg_stat_activity"
                                + " where wait_event_type = 'Lock'"
                                + " and application_name not in ('config-service-relay', 'PostgreSQL JDBC Driver')");
        return waiting.lines().collect(Collectors.toSet());
    }

    private Connection silence() throws SQLException {
        return silence("domain");
    }

    /** Until the connection's transaction ends. */
    private Connection silence(String tables) throws SQLException {
        var connection = new Database(infrastructure.database()).connect();
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table " + tables + " in access exclusive mode");
        return connection;
    }
}
