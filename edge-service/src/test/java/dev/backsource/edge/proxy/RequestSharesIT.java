package dev.backsource.edge.proxy;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.HeldOrigin;
import dev.backsource.edge.testing.Http2Frame;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.testing.http.RawClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients and domains that would take all request slots from the others. */
class RequestSharesIT {
    private static final String GREEDY = "127.0.0.81";
    private static final String OTHER = "127.0.0.82";
    private static final String TRUSTED = "127.0.0.9";

    private final BuiltEdge edge = BuiltEdge.narrow();

    private final MeterRegistry registry = BuiltEdge.narrow().meters();

    private final HeldOrigin held = new HeldOrigin();
    private final List<RawClient> clients = new ArrayList<>();
    private CachedSite hanging;
    private CachedSite other;

    @BeforeEach
    void start() {
        hanging = new CachedSite(edge, held);
        other = CachedSite.saying(edge, "Cache-Control", "max-age=600");
    }

    @AfterEach
    void stop() {
        clients.forEach(RawClient::leave);
        awaitWaiting(0);
        for (var gauge : List.of("backsource.edge.requests.active", "backsource.edge.origin.connections.active")) {
            await().until(() -> registry.get(gauge).gauge().value() == 0);
        }
        hanging.close();
        other.close();
    }

    @Test
    void shouldRefuseAClientThatLeavesManyUploadsUnfinishedAndServeTheOthers() {
        // Given
        assertThat(ask(OTHER, other, "/stored")).startsWith("HTTP/1.1 200 ");
        var refused = refused("client");

        // When
        for (var i = 0; i < TestSettings.REQUESTS_OF_ADDRESS; i++) {
            connect(GREEDY).send("POST / HTTP/1.1", "Host: " + hanging.host(), "Content-Length: 5", "");
        }
        awaitWaiting(TestSettings.REQUESTS_OF_ADDRESS);

        // Then
        assertThat(ask(GREEDY, other, "/a"))
                .startsWith("HTTP/1.1 429 ")
                .contains("retry-after: 1")
                .contains(
                        "proxy-status: edge-1; error=http_request_denied; details=\"too many concurrent origin requests from your address");
        assertThat(refused("client")).isEqualTo(refused + 1);
        assertThat(ask(GREEDY, other, "/stored")).startsWith("HTTP/1.1 200 ");
        assertThat(ask(OTHER, other, "/b")).startsWith("HTTP/1.1 200 ");
        assertThat(held.count()).isZero();

        // When
        clients.forEach(RawClient::leave);
        awaitWaiting(0);

        // Then
        assertThat(ask(GREEDY, other, "/c")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void shouldRefuseAClientThatLeavesManyStreamsUnfinishedAndServeTheOthers() {
        // Given
        try (var greedy = new RawHttp2Client(edge.httpsPort(), other.host())) {
            for (var i = 0; i < TestSettings.REQUESTS_OF_ADDRESS; i++) {
                greedy.send(post(greedy.nextStream()));
            }
            awaitWaiting(TestSettings.REQUESTS_OF_ADDRESS);

            // When
            var tooMuch = greedy.get(other.host(), "/a");

            // Then
            assertThat(tooMuch.status()).isEqualTo(429);
            assertThat(tooMuch.fields()).contains("retry-after: 1");
            assertThat(ask(OTHER, other, "/b")).startsWith("HTTP/1.1 200 ");

            // When: those that are reset make room
            for (var stream = 1; stream <= 2 * TestSettings.REQUESTS_OF_ADDRESS; stream += 2) {
                greedy.send(Http2Frame.reset(stream, 8));
            }
            awaitWaiting(0);

            // Then
            assertThat(greedy.get(other.host(), "/c").status()).isEqualTo(200);
        }
    }

    private Http2Frame post(int stream) {
        return Http2Frame.headers(
                stream, false, ":method", "POST", ":scheme", "https", ":authority", other.host(), ":path", "/");
    }

    @Test
    void shouldRefuseWhatIsTooMuchForADomainWhoseOriginHangsAndServeTheOthers() {
        // Given
        hold(hanging, TestSettings.REQUESTS_OF_DOMAIN);

        // When
        var tooMuch = ask(OTHER, hanging, "/more");

        // Then
        assertThat(tooMuch)
                .startsWith("HTTP/1.1 503 ")
                .contains("retry-after: 1")
                .contains(
                        "error=connection_limit_reached; details=\"too many concurrent origin requests for this domain");
        assertThat(ask(OTHER, other, "/a")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void shouldRefuseWhatIsTooMuchInTotalAndServeWhatIsStored() {
        // Given
        assertThat(ask(OTHER, other, "/stored")).startsWith("HTTP/1.1 200 ");
        try (var hangingToo = new CachedSite(edge, held)) {
            hold(hanging, TestSettings.REQUESTS_OF_DOMAIN);
            hold(hangingToo, TestSettings.REQUESTS - TestSettings.REQUESTS_OF_DOMAIN);

            // When
            var tooMuch = ask(OTHER, other, "/a");

            // Then
            assertThat(tooMuch)
                    .startsWith("HTTP/1.1 503 ")
                    .contains("retry-after: 1")
                    .contains(
                            "error=proxy_internal_response; details=\"too many concurrent origin requests on this edge");
            assertThat(ask(OTHER, other, "/stored")).startsWith("HTTP/1.1 200 ");

            // When
            held.answerAll(TestSettings.REQUESTS, "Cache-Control", "no-store");
            awaitWaiting(0);

            // Then
            assertThat(ask(OTHER, other, "/b")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void shouldLetATrustedProxyHaveMoreThanAClient() {
        // When
        for (var i = 0; i <= TestSettings.REQUESTS_OF_ADDRESS; i++) {
            connect(TRUSTED).send("GET /" + i + " HTTP/1.1", "Host: " + hanging.host(), "");
        }

        // Then
        await().until(() -> held.count() == TestSettings.REQUESTS_OF_ADDRESS + 1);
    }

    /** Holds {@code number} requests at the origin of {@code site}, each from a client of its own. */
    private void hold(CachedSite site, int number) {
        var before = waiting();
        for (var i = 0; i < number; i++) {
            connect("127.0.0." + (100 + clients.size())).send("GET /" + i + " HTTP/1.1", "Host: " + site.host(), "");
        }
        awaitWaiting(before + number);
    }

    private RawClient connect(String from) {
        var client = new RawClient(edge.httpPort(), from);
        clients.add(client);
        return client;
    }

    private String ask(String from, CachedSite site, String path) {
        try (var client = new RawClient(edge.httpPort(), from)) {
            return client.send("GET " + path + " HTTP/1.1", "Host: " + site.host(), "Connection: close", "")
                    .rest();
        }
    }

    private double refused(String of) {
        return registry.get("backsource.edge.requests.refused")
                .tag("of", of)
                .functionCounter()
                .count();
    }

    private double waiting() {
        return registry.get("backsource.edge.requests.waiting").gauge().value();
    }

    private void awaitWaiting(double number) {
        await().until(() -> waiting() == number);
    }
}
