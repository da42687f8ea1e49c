package dev.backsource.config.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.origin.PortRanges;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverHttpTest {
    private static final MessageFormat.Request CONTENT =
            new MessageFormat.Request(Map.of("X-Test", "yes"), "{}".getBytes(StandardCharsets.UTF_8));
    private static final OriginAccess LOOPBACK =
            OriginAccess.of(List.of("127.0.0.0/8"), List.of("127.0.0.9/32"), List.of("1024-65535"));

    /** For tests that need an answer, also on a busy machine. */
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private static Vertx vertx;
    private static HttpServer server;
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static volatile Consumer<HttpServerRequest> answer = request -> {};

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    CALLS.incrementAndGet();
                    answer.accept(request);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldSendToThePermittedAddressUnderTheName() {
        // Given
        answer = request -> request.bodyHandler(body -> request.response()
                .setStatusCode(
                        "hook.example.com".equals(host(request))
                                        && body.toString().equals("{}")
                                ? 204
                                : 500)
                .end());

        // Then
        assertThat(post("http://hook.example.com:" + server.actualPort() + "/in", "127.0.0.1")
                        .outcome())
                .isEqualTo(Attempt.Outcome.DELIVERED);
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            http://hook.example.com:PORT/ | 127.0.0.9   | was not called: it has no address to which receivers may be called
            http://hook.example.com:PORT/ | 10.0.0.1    | was not called: it has no address to which receivers may be called
            http://10.0.0.1:PORT/         | 127.0.0.1   | was not called: it has no address to which receivers may be called
            http://[::ffff:10.0.0.1]:PORT/ | 127.0.0.1  | was not called: it has no address to which receivers may be called
            http://hook.example.com:80/   | 127.0.0.1   | was not called: the port 80 is not allowed for origins
            """)
    void shouldCallNoOtherAddress(String url, String address, String error) {
        // Given
        CALLS.set(0);

        // When
        var attempt = post(url.replace("PORT", "" + server.actualPort()), address);

        // Then
        assertThat(attempt.error()).isEqualTo(error);
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void shouldNotCallItsOwnPorts() {
        // Given
        CALLS.set(0);
        var own = LOOPBACK.on(List.of(), PortRanges.of(server.actualPort()));

        // When
        var attempt = post(local(), "127.0.0.1", AMPLE, own);

        // Then
        assertThat(attempt.outcome()).isEqualTo(Attempt.Outcome.FAILED);
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void shouldFollowNoRedirect() {
        // Given
        CALLS.set(0);
        answer = request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "http://127.0.0.1:" + server.actualPort() + "/other")
                .end();

        // Then
        assertThat(post(local(), "127.0.0.1").outcome()).isEqualTo(Attempt.Outcome.FAILED);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void shouldReadNoMoreThanTheLimit() {
        // Given
        answer = request -> request.response()
                .setStatusCode(200)
                .setChunked(true)
                .write(Buffer.buffer(new byte[ReceiverHttp.MAX_RESPONSE + 1]));

        // Then
        assertThat(post(local(), "127.0.0.1").outcome()).isEqualTo(Attempt.Outcome.DELIVERED);
    }

    @Test
    void shouldWaitNoLongerThanTheLimit() {
        // Given
        answer = request -> {};

        // Then
        assertThat(post(local(), "127.0.0.1", Duration.ofMillis(50)).error())
                .as("the limit holds for the connection, too")
                .isIn("did not answer within 0.05 s", "did not take the connection");
    }

    private static String local() {
        return "http://127.0.0.1:" + server.actualPort() + "/in";
    }

    private static String host(HttpServerRequest request) {
        return request.authority().host();
    }

    private static Attempt post(String url, String address) {
        return post(url, address, AMPLE);
    }

    private static Attempt post(String url, String address, Duration within) {
        return post(url, address, within, LOOPBACK);
    }

    private static Attempt post(String url, String address, Duration within, OriginAccess access) {
        return new ReceiverHttp(
                        vertx, name -> Uni.createFrom().item(List.of(address)), access, Clock.systemUTC(), within)
                .post(URI.create(url), CONTENT)
                .await()
                .indefinitely();
    }
}
