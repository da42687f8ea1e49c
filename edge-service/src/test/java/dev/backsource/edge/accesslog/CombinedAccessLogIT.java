package dev.backsource.edge.accesslog;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.AccessLogLines;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.testing.http.RawClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The access log of a running edge, in Apache's combined format. */
class CombinedAccessLogIT {
    private static final String HEAD = "127\\.0\\.0\\.1 - - \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:[0-9:]{8} \\+0000] ";

    private static BuiltEdge edge;

    @BeforeAll
    static void start() {
        edge = BuiltEdge.start(
                TestSettings.patient(),
                "backsource.edge.access-log",
                "combined",
                "backsource.edge.access-log.file",
                "target/access-log-" + System.nanoTime() + ".combined");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void shouldWriteALineThatNoFieldOfAClientLeaves() {
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0);
                var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("combined.example.test", origin("127.0.0.1", origin.port())));

            // When
            client.send(
                            "GET /combined HTTP/1.1",
                            "Host: combined.example.test",
                            "User-Agent: a\" 500 1 \"b\t\\",
                            "Connection: close",
                            "")
                    .rest();

            // Then
            var body = "http 127.0.0.1:" + origin.port();
            assertThat(lines().await("/combined", 1))
                    .singleElement()
                    .asString()
                    .matches(HEAD + ".*")
                    .endsWith("\"GET /combined HTTP/1.1\" 200 " + body.length()
                            + " \"-\" \"a\\\" 500 1 \\\"b\\x09\\\\\"");
        }
    }

    @Test
    void shouldWriteDownWhatIsRefused() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send("GET /refused HTTP/1.1", "Host: a b", "Connection: close", "")
                    .rest();

            // Then
            assertThat(lines().await("/refused", 1))
                    .singleElement()
                    .asString()
                    .matches(HEAD + "\"GET /refused HTTP/1.1\" 400 \\d+ \"-\" \"-\"");
        }
    }

    private AccessLogLines lines() {
        return new AccessLogLines(edge.settings().accessLog().file());
    }
}
