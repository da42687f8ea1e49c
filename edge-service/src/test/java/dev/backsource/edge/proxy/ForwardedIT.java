package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.RawClient;
import dev.backsource.edge.testing.TestOrigin;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.MultiMap;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What origins are told of who asks, and of where the request came by. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class ForwardedIT {
    private static final String TRUSTED = "127.0.0.9";
    private static final String[] CLAIMS = {
        "GET / HTTP/1.1",
        "Host: forwarded.example.test:8080",
        "X-Forwarded-For: 192.0.2.1",
        "X-Forwarded-For: 192.0.2.2",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Host: public.example.test",
        "Forwarded: for=192.0.2.1",
        "Connection: close",
        ""
    };

    @Inject
    EdgeUnderTest edge;

    private final List<MultiMap> received = new CopyOnWriteArrayList<>();
    private TestOrigin origin;

    @BeforeEach
    void start() {
        origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, request -> {
            received.add(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()));
            request.response().end();
        });
        edge.apply(domain("forwarded.example.test", origin("127.0.0.1", origin.port())));
    }

    @AfterEach
    void stop() {
        origin.close();
    }

    @Test
    void shouldReplaceWhatAClientSaysOfItself() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send(CLAIMS).rest();

            // Then
            var fields = received.get(0);
            assertThat(fields.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
            assertThat(fields.getAll("X-Forwarded-Proto")).containsExactly("http");
            assertThat(fields.getAll("X-Forwarded-Host")).containsExactly("forwarded.example.test");
            assertThat(fields.contains("Forwarded")).isFalse();
            assertThat(fields.contains("X-Real-IP")).isFalse();
        }
    }

    @Test
    void shouldAddATrustedProxyToTheAddressesItNamesAndKeepTheRest() {
        try (var client = new RawClient(edge.httpPort(), TRUSTED)) {
            // When
            client.send(CLAIMS).rest();

            // Then
            var fields = received.get(0);
            assertThat(fields.getAll("X-Forwarded-For")).containsExactly("192.0.2.1, 192.0.2.2, " + TRUSTED);
            assertThat(fields.getAll("X-Forwarded-Proto")).containsExactly("https");
            assertThat(fields.getAll("X-Forwarded-Host")).containsExactly("public.example.test");
            assertThat(fields.getAll("Forwarded")).containsExactly("for=192.0.2.1, for=" + TRUSTED);
        }
    }

    @Test
    void shouldTellTheHostOfTheTargetInAbsoluteForm() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send(
                            "GET http://forwarded.example.test:444/a HTTP/1.1",
                            "Host: other.example.test",
                            "Connection: close",
                            "")
                    .rest();

            // Then
            var fields = received.get(0);
            assertThat(fields.getAll("Host")).containsExactly("forwarded.example.test");
            assertThat(fields.getAll("X-Forwarded-Host")).containsExactly("forwarded.example.test");
            assertThat(fields.getAll("X-Forwarded-Proto")).containsExactly("http");
        }
    }

    @Test
    void shouldRefuseAHostThatIsNoneAlsoBesideATargetInAbsoluteForm() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var line = client.send("GET http://forwarded.example.test/ HTTP/1.1", "Host: a/b", "")
                    .line();

            // Then
            assertThat(line).contains(" 400 ");
            assertThat(received).isEmpty();
        }
    }

    @Test
    void shouldSayThatTheRequestCameByThisCdn() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            client.send("GET / HTTP/1.1", "Host: forwarded.example.test", "CDN-Loop: other", "Connection: close", "")
                    .rest();

            // Then
            assertThat(received.get(0).getAll("CDN-Loop")).containsExactly("other, backsource");
        }
    }

    @Test
    void shouldCutALoop() {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var answer = client.send(
                            "GET / HTTP/1.1",
                            "Host: forwarded.example.test",
                            "CDN-Loop: other, backsource; v=1",
                            "Connection: close",
                            "")
                    .rest();

            // Then
            assertThat(answer).startsWith("HTTP/1.1 508 ").contains("error=proxy_loop_detected");
            assertThat(received).isEmpty();
        }
    }
}
