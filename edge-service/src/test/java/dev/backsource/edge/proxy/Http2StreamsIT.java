package dev.backsource.edge.proxy;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.Http2Answer;
import dev.backsource.edge.testing.Http2Answer.End;
import dev.backsource.edge.testing.Http2Frame;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.edge.testing.TestOrigin;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames on HTTP/2 streams that are idle or closed (RFC 9113 §5.1). */
class Http2StreamsIT {
    private static final String HOST = "h2-streams.example.test";
    private static final int PROTOCOL_ERROR = 1;
    private static final int STREAM_CLOSED = 5;
    private static final byte[] RESET_OF_THE_LAST_STREAM = {0, 0, 4, 3, 0, 127, -1, -1, -1, 0, 0, 0, 5};

    private final BuiltEdge edge = BuiltEdge.patient();

    private final MeterRegistry registry = BuiltEdge.patient().meters();

    private TestOrigin origin;
    private RawHttp2Client client;

    @BeforeEach
    void start() {
        origin = TestOrigin.http(edge.vertx(), "127.0.0.1", 0, Http2StreamsIT::answer);
        edge.apply(domain(HOST, origin("127.0.0.1", origin.port())));
        client = new RawHttp2Client(edge.httpsPort(), HOST);
    }

    private static void answer(HttpServerRequest request) {
        if (request.path().equals("/frame")) {
            request.response().end(Buffer.buffer(RESET_OF_THE_LAST_STREAM));
        } else if (!request.path().equals("/held")) {
            request.response().end("answer");
        }
    }

    @AfterEach
    void stop() {
        client.close();
        origin.close();
        await().until(() ->
                registry.get("backsource.edge.requests.active").gauge().value() == 0);
    }

    private static Http2Frame request(int stream, boolean end, String path) {
        return Http2Frame.headers(
                stream, end, ":method", "POST", ":scheme", "https", ":authority", HOST, ":path", path);
    }

    @Test
    void shouldTakeAnOriginsBodyForNoFrameOfItsOwn() {
        // When
        var answer = client.send(request(client.nextStream(), true, "/frame")).answer(1);

        // Then
        assertThat(answer.body()).isEqualTo(new String(RESET_OF_THE_LAST_STREAM, StandardCharsets.ISO_8859_1));
        assertConnectionServes(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTellASecondFieldSectionBehindARequestThatTheStreamIsClosed(boolean ends) {
        // When
        var answer = client.send(request(1, true, "/held"), request(1, ends, "/again"))
                .answer(1);

        // Then
        assertThat(answer.end()).isEqualTo(End.STREAM_CLOSED);
        assertConnectionServes(3);
    }

    @Test
    void shouldTellDataBehindARequestThatTheStreamIsClosed() {
        // When
        var answer = client.send(request(1, true, "/held"), Http2Frame.data(1, true, "more"))
                .answer(1);

        // Then
        assertThat(answer.end()).isEqualTo(End.STREAM_CLOSED);
        assertConnectionServes(3);
    }

    @Test
    void shouldGetBackAllOfAConnectionThatItEndsForTooManyRequestsThatItRefused() {
        // Given
        client.send(request(1, true, "/held"));
        await().until(() -> gauge("requests.active") == 1);
        var refused = IntStream.range(1, 2_000)
                .mapToObj(i -> request(1 + 2 * i, true, "no-path"))
                .toArray(Http2Frame[]::new);

        // When
        client.send(refused);

        // Then
        assertThat(client.isAlive()).isFalse();
        try (var ignored = edge.clock().fly()) {
            // Those that other tests keep end when they have been idle for a minute.
            await().until(() -> gauge("client.connections") == 0);
        }
        await().until(() -> gauge("requests.active") == 0);
    }

    @Test
    void shouldReadNothingMoreOfAConnectionThatItEndsForTooManyRequestsThatItRefused() {
        // Given
        var before = malformed();
        var refused = IntStream.range(0, 2_000)
                .mapToObj(i -> request(1 + 2 * i, true, "no-path"))
                .toArray(Http2Frame[]::new);

        // When
        client.send(refused);

        // Then
        assertThat(client.isAlive()).isFalse();
        assertThat(malformed() - before).isBetween(200.0, 220.0);
    }

    private double malformed() {
        return registry.get("backsource.edge.client.malformed")
                .functionCounter()
                .count();
    }

    private double gauge(String name) {
        return registry.get("backsource.edge." + name).gauge().value();
    }

    /** RFC 9113 §5.1, closed: the sender of END_STREAM sends no more. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldEndTheConnectionForAFrameOnAStreamThatBothSidesHaveEnded(boolean ofRequest) {
        // Given
        assertThat(client.send(request(1, true, "/")).answer(1).status()).isEqualTo(200);

        // When
        client.send(ofRequest ? request(1, true, "/") : Http2Frame.data(1, true, "more"));

        // Then
        // A PING that was read together with the frame is still answered: the connection closes once its GOAWAY is
        // written.
        await().until(() -> !client.isAlive());
        assertThat(client.goAway()).isEqualTo(STREAM_CLOSED);
    }

    @Test
    void shouldNotEndTheConnectionForARequestOnAStreamThatItsClientHasReset() {
        // Given
        client.send(request(1, true, "/held"));
        await().until(() -> gauge("requests.active") == 1);

        // When
        client.send(Http2Frame.reset(1, Http2Frame.CANCEL), request(1, true, "/"));

        // Then
        assertConnectionServes(3);
    }

    @Test
    void shouldDropWhatWasOnItsWayToAStreamThatIsReset() {
        // When: in many pieces, each of which would get a reset
        client.send(Http2Frame.headers(1, false, "X", "y"));
        for (var i = 0; i < 100; i++) {
            client.send(Http2Frame.data(1, false, "piece"));
        }

        // Then
        assertThat(client.answer(1).end()).isEqualTo(End.PROTOCOL_ERROR);
        assertConnectionServes(3);
        assertThat(client.resets(1)).isEqualTo(1);
    }

    @Test
    void shouldEndTheConnectionForAStreamThatWasLeftOut() {
        // Given
        assertThat(client.send(request(5, true, "/")).answer(5).status()).isEqualTo(200);

        // When
        var answer = client.send(request(3, true, "/")).answer(3);

        // Then
        assertThat(answer.end()).isEqualTo(End.CONNECTION_ENDED);
        assertThat(client.goAway()).isEqualTo(PROTOCOL_ERROR);
    }

    @ParameterizedTest
    @CsvSource({"2", "0"})
    void shouldEndTheConnectionForAStreamThatIsNoClients(int stream) {
        // When
        var answer = client.send(request(stream, true, "/")).answer(stream == 0 ? 1 : stream);

        // Then
        assertThat(answer.end()).isEqualTo(End.CONNECTION_ENDED);
        assertThat(client.goAway()).isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void shouldEndTheConnectionForDataOnAStreamThatWasNeverOpened() {
        // When
        var answer = client.send(Http2Frame.data(7, true, "data")).answer(7);

        // Then
        assertThat(answer.end()).isEqualTo(End.CONNECTION_ENDED);
        assertThat(client.goAway()).isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void shouldRefuseStreamsBeyondTheMostAndTheirBodiesWithoutEndingTheConnection() {
        // Given
        for (var i = 0; i < 128; i++) {
            client.send(request(client.nextStream(), true, "/held"));
        }

        // When
        var stream = client.nextStream();
        var answer = client.send(request(stream, false, "/"), Http2Frame.data(stream, true, "body"))
                .answer(stream);

        // Then
        assertThat(answer.end()).isEqualTo(End.REFUSED_STREAM);
        assertThat(client.isAlive()).isTrue();
        assertThat(client.goAway()).isEqualTo(-1);
    }

    @Test
    void shouldSayThatATargetIsTooLong() {
        // When
        var answer = client.send(request(1, true, "/" + "a".repeat(17_000)).inTwo(10_000))
                .answer(1);

        // Then
        assertThat(answer.status()).isEqualTo(414);
        assertConnectionServes(3);
    }

    @Test
    void shouldAnswerTrailersAndBodiesThatEndBehindTheAnswer() {
        // Given: an answer that doesn't wait for the body
        var refused =
                Http2Frame.headers(1, false, ":method", "POST", ":scheme", "http", ":authority", HOST, ":path", "/");
        assertThat(client.send(refused).answer(1).status()).isEqualTo(421);

        // When
        client.send(Http2Frame.data(1, false, "late"), Http2Frame.headers(1, true, "x", "y"));

        // Then
        assertConnectionServes(3);
    }

    private void assertConnectionServes(int stream) {
        Http2Answer next = client.send(request(stream, true, "/")).answer(stream);
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.body()).isEqualTo("answer");
        assertThat(client.goAway()).isEqualTo(-1);
    }
}
