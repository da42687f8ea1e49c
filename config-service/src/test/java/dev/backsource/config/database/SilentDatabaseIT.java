package dev.backsource.config.database;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.aliyun.wire.CdnServer;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.RawRequest;
import dev.backsource.config.testing.TestProvider;
import dev.backsource.testing.access.TestAdministrator;
import dev.backsource.testing.waiting.Waiting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that takes a question and gives no answer, as one that stands still. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
@TestProfile(QuickService.class)
@Timeout(Waiting.DEADLINE_SECONDS)
class SilentDatabaseIT {
    private static final int MOST_OF_ADDRESS = QuickService.MAX_CONNECTIONS;
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

    /** All at once, since each is answered after the time for the database only. */
    @Test
    void shouldAnswerThatItIsUnavailableAndHaveTheDatabaseEndWhatNobodyWaitsForAnyMore() throws SQLException {
        // Given
        var paths = Stream.of("/" + name, "", "?query=ab", "/" + name + "/revisions", "/" + name + "/purges")
                .map(path -> "/api/v1/domains" + path)
                .toList();
        var key = UUID.randomUUID().toString();
        try (var silent = silence("domain, domain_revision, cache_purge")) {
            // When
            var reads = paths.stream().map(client::getLater).toList();
            assertUnavailable(client.setPolicy(name, "HTTP", "Idempotency-Key", key));
            reads.forEach(read -> assertUnavailable(read.join()));

            // Then: while the lock is still held, and others begin to wait
            var waiting = waitingStatements();
            await().untilAsserted(() -> assertThat(waitingStatements()).doesNotContainAnyElementsOf(waiting));
            silent.rollback();
        }

        // And then
        assertThat(paths)
                .allSatisfy(
                        path -> assertThat(client.get(path).status()).as(path).isEqualTo(200));
        assertThat(client.setPolicy(name, "HTTP", "Idempotency-Key", key).revision())
                .as("of a write that is repeated after its time was up")
                .isEqualTo(2);
        assertThat(client.get("/api/v1/domains/" + name + "/revisions")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
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

    /**
     * A half request holds a connection and a place in memory for as long as it is waited for. All are sent at once, since each is waited for
     * for as long; the one that is answered before it is whole, too, is ended before it has been idle for a minute, when any would be.
     */
    @Test
    @Timeout(50)
    void shouldEndRequestsThatDoNotComeWhole() throws IOException {
        // Given
        var head = "Host: " + base.getAuthority() + LET_IN
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
        var halves = Map.of(
                "PUT /api/v1/domains/" + name + "/origins HTTP/1.1\r\n" + head,
                "408 request-timeout",
                "GET /q/openapi HTTP/1.1\r\nHost: localhost",
                "408 request-timeout",
                "G",
                "408 request-timeout",
                "\r\n",
                "408 request-timeout",
                "POST /nothing/here HTTP/1.1\r\n" + head,
                "404 not-found");

        // When
        var call = send("127.0.0.1", cdn.port(), "POST / HTTP/1.1\r\n" + head);
        var requests = halves.keySet().stream()
                .collect(Collectors.toMap(
                        half -> half, half -> RawRequest.of(base, half.getBytes(StandardCharsets.UTF_8))));

        // Then
        requests.forEach((half, request) -> {
            try (request) {
                var expected = halves.get(half).split(" ");
                assertThat(request.answer())
                        .as(half)
                        .startsWith("HTTP/1.1 " + expected[0] + " ")
                        .contains("urn:backsource:problem:" + expected[1]);
            }
        });
        try (call) {
            assertThat(read(call)).startsWith("HTTP/1.1 408 ").contains("RequestTimeout");
        }
    }

    /** At both listeners at once, since each waits for halves equally long. */
    @Test
    void shouldAnswerOthersAndSayThatItIsReadyWhileOneAddressSendsHalfHeads() throws IOException {
        // Given
        var flood = new ArrayList<Socket>();
        var aliyunFlood = new ArrayList<Socket>();
        try {
            // When
            for (var i = 0; i < 3 * MOST_OF_ADDRESS; i++) {
                flood.add(sendHalf("127.0.0.9", base.getPort()));
                aliyunFlood.add(sendHalf("127.0.0.10", cdn.port()));
            }

            // Then
            assertThat(answerToAnother(base.getPort())).startsWith("HTTP/1.1 200 ");
            assertThat(answerToAnother(cdn.port())).startsWith("HTTP/1.1 4");
            assertThat(client.get("/q/health/ready").status()).isEqualTo(200);
            for (var sockets : List.of(flood, aliyunFlood)) {
                assertThat(sockets.stream().filter(SilentDatabaseIT::isToldThatItIsLate))
                        .as("all have ended, and so many had a place")
                        .hasSizeBetween(1, MOST_OF_ADDRESS);
            }
        } finally {
            flood.addAll(aliyunFlood);
            for (var socket : flood) {
                socket.close();
            }
        }
    }

    /** From an address of this machine. */
    private static Socket sendHalf(String from, int port) throws IOException {
        return send(from, port, "GET /q/openapi HTTP/1.1\r\nHost: 127.0.0.1:" + port);
    }

    private static Socket send(String from, int port, String bytes) throws IOException {
        var socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0);
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String answerToAnother(int port) throws IOException {
        try (var another = sendHalf("127.0.0.2", port)) {
            another.getOutputStream().write("\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            return read(another);
        }
    }

    /** Whether a connection was served to its end, and not closed as it was made. */
    private static boolean isToldThatItIsLate(Socket socket) {
        try {
            return read(socket).startsWith("HTTP/1.1 408 ");
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
