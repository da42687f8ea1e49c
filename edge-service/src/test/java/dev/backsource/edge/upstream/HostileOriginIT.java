package dev.backsource.edge.upstream;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Outcome;
import dev.backsource.edge.testing.ScriptedOrigin;
import dev.backsource.edge.testing.ScriptedOrigin.Asked;
import dev.backsource.edge.testing.ScriptedOrigin.Reply;
import dev.backsource.edge.testing.ScriptedOrigin.Then;
import dev.backsource.testing.http.RawClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The responses that clients get from odd, broken or hostile origins, by {@code hostile-responses.txt}; and the proof that none of their data reaches
 * a request of another domain at the same origin, and that no connection is kept.
 */
class HostileOriginIT {
    private static final String EVIL =
            "HTTP/1.1 301 Moved\r\nLocation: https://evil.example/\r\nContent-Length: 0\r\n\r\n";
    private static final List<HostileResponse> CASES = HostileResponse.all();
    private static ScriptedOrigin origin;
    private static HttpClient http2;

    private final BuiltEdge edge = BuiltEdge.impatient();

    private final MeterRegistry meters = BuiltEdge.impatient().meters();

    @BeforeEach
    void start() {
        if (origin == null) {
            origin = ScriptedOrigin.start(HostileOriginIT::answer);
            http2 = edge.vertx()
                    .createHttpClient(new HttpClientOptions()
                            .setProtocolVersion(HttpVersion.HTTP_2)
                            .setInitialSettings(new Http2Settings().setMaxHeaderListSize(100_000))
                            .setUseAlpn(true)
                            .setSsl(true)
                            .setTrustAll(true)
                            .setVerifyHost(false));
            edge.apply(domain("*.hostile.example.test", origin("127.0.0.1", origin.port())));
            edge.apply(domain("own.example.test", origin("127.0.0.1", origin.port())));
        }
    }

    @AfterAll
    static void stop() {
        if (origin != null) {
            origin.close();
            origin = null;
            http2 = null;
        }
    }

    private static Reply answer(Asked asked) {
        if (asked.host().startsWith("own.")) {
            var own = "own " + asked.target();
            return new Reply("HTTP/1.1 200 OK\r\nContent-Length: " + own.length() + "\r\n\r\n" + own, Then.KEEP);
        }
        var number = Integer.parseInt(asked.target().replaceAll("\\D", ""));
        return CASES.get(number).reply();
    }

    static List<HostileResponse> all() {
        return CASES;
    }

    /** The cases whose results an HTTP/2 client shows completely; a part of them, to save time. */
    static Stream<HostileResponse> forHttp2() {
        return CASES.stream()
                .filter(each -> each.number() % 2 == 0 || each.outcome().startsWith("1"))
                .filter(HostileResponse::hasKnownInterimOnly)
                .map(HostileResponse::withoutInterim);
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldAnswerAClientOfHttp1AndKeepTheNextExchangeClean(HostileResponse given) {
        try (var client = new RawClient(edge.httpPort())) {
            // When
            var seen = ask(client, given, "one");
            var next = askOwn(client, seen, given);
            var asked = origin.asked(target(given, "one"));
            var again = askLater(given, "one");

            // Then
            given.assertAllows(seen);
            assertThat(next).isEqualTo("200 own /after-" + given.number());
            given.withoutInterim().assertAllows(again.replaceAll("^(1\\d\\d )+", ""));
            assertThatTheOriginWas(given, asked);
            assertNothingIsHeld();
        }
    }

    /** Asked again, unless the response was stored. */
    private void assertThatTheOriginWas(HostileResponse given, int askedBefore) {
        var asked = origin.asked(target(given, "one"));
        if (given.stored()) {
            assertThat(asked).isEqualTo(askedBefore);
        } else {
            assertThat(asked).isGreaterThan(askedBefore);
        }
    }

    private String ask(RawClient client, HostileResponse given, String name) {
        return inTime(given, () -> {
            client.send(given.method() + " " + target(given, name) + " HTTP/1.1", "Host: " + host(given), "");
            return Outcome.read(client, given.isToHead());
        });
    }

    private String askLater(HostileResponse given, String name) {
        try (var client = new RawClient(edge.httpPort())) {
            return ask(client, given, name);
        }
    }

    /**
     * Requests the other domain on the same connection, so by the same event loop, which has the origin's connection; or on a new connection if that
     * one is gone, as it may be where time flew, since it was idle then.
     */
    private String askOwn(RawClient client, String seen, HostileResponse given) {
        var isGone = seen.equals("cut");
        var own = isGone ? "cut" : own(client, given);
        if (!own.equals("cut") || !(isGone || given.waitsForNothing())) {
            return own;
        }
        try (var other = new RawClient(edge.httpPort())) {
            return own(other, given);
        }
    }

    private static String own(RawClient client, HostileResponse given) {
        client.send("GET /after-" + given.number() + " HTTP/1.1", "Host: own.example.test", "");
        return Outcome.read(client, false);
    }

    @ParameterizedTest
    @MethodSource("forHttp2")
    void shouldAnswerAClientOfHttp2(HostileResponse given) {
        // Given
        var request = new RequestOptions()
                .setMethod(HttpMethod.valueOf(given.method()))
                .setServer(SocketAddress.inetSocketAddress(edge.httpsPort(), "127.0.0.1"))
                .setHost(host(given))
                .setURI(target(given, "two"));

        // When
        var seen = inTime(
                given,
                () -> EdgeUnderTest.join(http2.request(request)
                        .compose(sent -> sent.send())
                        .compose(response -> response.body()
                                .map(body -> Outcome.of(
                                        response.statusCode(),
                                        String.valueOf(response.getHeader("proxy-status")),
                                        body.toString())))
                        .otherwise("cut")));

        // Then
        given.assertAllows(seen);
        assertNothingIsHeld();
    }

    /** Lets time fly for cases that end only by the edge's timeout, once their origin does nothing more. */
    private String inTime(HostileResponse given, Supplier<String> seen) {
        return given.waitsForNothing() ? edge.flyingFrom(origin.nextHeld(), seen) : seen.get();
    }

    @Test
    void shouldBreakOffAClientOfHttp10SoThatItTakesNoPartForTheWhole() {
        var cut = CASES.stream()
                .filter(each -> each.then() == Then.HOLD && each.outcome().equals("cut"))
                .findFirst()
                .orElseThrow();
        try (var client = new RawClient(edge.httpPort())) {
            // When: its origin sends a part of the body and no more
            client.send("GET " + target(cut, "old") + " HTTP/1.0", "Host: " + host(cut), "");

            // Then
            assertThat(client.rest()).contains(" 200 ").endsWith("<reset>");
        }
    }

    @Test
    void shouldLookAtAConnectionThatWasIdleBeforeItIsTaken() {
        try (var client = new RawClient(edge.httpPort())) {
            // Given: a connection that was used and is idle
            client.send("GET /first HTTP/1.1", "Host: own.example.test", "");
            assertThat(Outcome.read(client, false)).isEqualTo("200 own /first");

            // When: bytes arrive on it, and a request that would take it at the same time
            origin.sayUnasked(EVIL);
            client.send("GET /second HTTP/1.1", "Host: own.example.test", "");

            // Then
            assertThat(Outcome.read(client, false)).isEqualTo("200 own /second");
        }
    }

    private void assertNothingIsHeld() {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
            assertThat(gauge("backsource.edge.origin.connections.active")).isZero();
            assertThat(gauge("backsource.edge.requests.active")).isZero();
        });
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private static String host(HostileResponse given) {
        return "case-" + given.number() + ".hostile.example.test";
    }

    private static String target(HostileResponse given, String name) {
        return "/" + name + "/" + given.number();
    }
}
