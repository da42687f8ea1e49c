package dev.backsource.edge.upstream;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.edge.testing.EdgeUnderTest.join;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.ServerIdentity;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.certificates.TestCertificate;
import dev.backsource.testing.http.RawClient;
import dev.backsource.testing.waiting.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebSockets through the edge, by the same decision as any request. The edge ends a WebSocket that is silent for 5 s. */
class WebSocketIT {
    private final BuiltEdge edge = BuiltEdge.impatient();

    private final MeterRegistry registry = BuiltEdge.impatient().meters();

    private WebSocketClient client;

    @BeforeEach
    void createClient() {
        client = edge.vertx()
                .createWebSocketClient(new WebSocketClientOptions()
                        .setTrustAll(true)
                        .setVerifyHost(false)
                        .setTryUsePerMessageCompression(true));
    }

    @AfterEach
    void closeClient() {
        join(client.close());
    }

    @Test
    void shouldCarryMessagesBothWays() throws InterruptedException {
        try (var origin = webSockets(socket -> socket.textMessageHandler(
                text -> socket.writeTextMessage(socket.path() + " " + socket.authority() + " " + text)))) {
            // Given
            edge.apply(domain("chat.ws.test", origin("127.0.0.1", origin.port())));
            var socket = connect("chat.ws.test", "/room?x=1");
            var received = messages(socket);

            // When
            socket.writeTextMessage("hello");
            socket.writeTextMessage("again");

            // Then
            assertThat(received.poll(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo("/room chat.ws.test hello");
            assertThat(received.poll(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo("/room chat.ws.test again");
        }
    }

    @Test
    void shouldCountAmongTheConnectionsToOriginsUntilItEnds() throws InterruptedException {
        try (var origin = webSockets(socket -> socket.writeTextMessage("open"))) {
            // Given
            edge.apply(domain("counted.ws.test", origin("127.0.0.1", origin.port())));
            var before = originConnections();

            // When
            var sockets = List.of(
                    connect("counted.ws.test", "/1"),
                    connect("counted.ws.test", "/2"),
                    connect("counted.ws.test", "/3"));
            for (var socket : sockets) {
                assertThat(messages(socket).poll(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS))
                        .isEqualTo("open");
            }

            // Then
            assertThat(originConnections()).isGreaterThanOrEqualTo(3);

            // When
            sockets.forEach(WebSocket::close);

            // Then
            await().until(() -> originConnections() <= before);
        }
    }

    private double originConnections() {
        return registry.get("backsource.edge.origin.connections").gauge().value();
    }

    @Test
    void shouldGoByThePolicyOverTls() throws InterruptedException {
        var options = new HttpServerOptions()
                .setHost("127.0.0.41")
                .setPort(edge.standardHttps())
                .setSsl(true)
                .setKeyCertOptions(ServerIdentity.of(TestCertificate.shared("origin.example.test")));
        try (var origin = TestOrigin.start(
                edge.vertx(), options, upgrading(socket -> socket.writeTextMessage("first over " + socket.scheme())))) {
            // Given
            edge.apply(
                    domain("secure.ws.test", origin("127.0.0.41", 80)).with(Part.POLICY, policy(RedirectType.FOLLOW)));

            // When
            var socket = connect(options("secure.ws.test", "/").setSsl(true).setPort(edge.httpsPort()));

            // Then: also what the origin sends right behind its 101
            assertThat(messages(socket).poll(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .startsWith("first over ");
            assertThat(origin.connections()).isEqualTo(1);
        }
    }

    @Test
    void shouldLeaveSubprotocolsAndExtensionsToTheEnds() throws Exception {
        // Given: an origin that answers with what it is told to
        var asked = new CompletableFuture<String>();
        var origin = edge.vertx()
                .createNetServer()
                .connectHandler(socket -> socket.handler(request -> {
                    asked.complete(request.toString().toLowerCase(Locale.ROOT));
                    socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Protocol: chat.v2\r\n"
                            + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
                }));
        EdgeUnderTest.join(origin.listen(0, "127.0.0.1"));
        edge.apply(domain("protocols.ws.test", origin("127.0.0.1", origin.actualPort())));

        try (var raw = new RawClient(edge.httpPort())) {
            // When
            var head = raw.send(
                            "GET / HTTP/1.1",
                            "Host: protocols.ws.test",
                            "Connection: keep-alive, Upgrade",
                            "Upgrade: WebSocket",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                            "Sec-WebSocket-Protocol: chat.v1, chat.v2",
                            "Sec-WebSocket-Extensions: permessage-deflate",
                            "")
                    .until("");

            // Then
            assertThat(asked.get(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .contains(
                            "sec-websocket-protocol: chat.v1, chat.v2\r\n",
                            "sec-websocket-extensions: permessage-deflate\r\n",
                            "upgrade: websocket\r\n",
                            "connection: upgrade\r\n");
            assertThat(head.toLowerCase(Locale.ROOT).split("\n"))
                    .contains(
                            "http/1.1 101 switching protocols",
                            "upgrade: websocket",
                            "connection: upgrade",
                            "sec-websocket-protocol: chat.v2",
                            "sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=",
                            "sec-websocket-extensions: permessage-deflate",
                            "via: 1.1 edge-1")
                    .doesNotHaveDuplicates();
        } finally {
            EdgeUnderTest.join(origin.close());
        }
    }

    @Test
    void shouldRelayAnAnswerThatRefusesTheUpgrade() {
        try (var origin = TestOrigin.http(
                edge.vertx(),
                "127.0.0.1",
                0,
                request -> request.response().setStatusCode(403).end("no entry"))) {
            // Given
            edge.apply(domain("refusing.ws.test", origin("127.0.0.1", origin.port())));

            // When
            var refused = client.connect(options("refusing.ws.test", "/"));

            // Then
            await().until(refused::isComplete);
            assertThat(refused.cause())
                    .asInstanceOf(InstanceOfAssertFactories.type(UpgradeRejectedException.class))
                    .satisfies(answer -> assertThat(answer.getStatus()).isEqualTo(403))
                    .satisfies(answer -> assertThat(answer.getBody()).hasToString("no entry"));
        }
    }

    @Test
    void shouldGoToTheNextOriginWhenOneDoesNotConnect() throws InterruptedException {
        try (var origin = webSockets(socket -> socket.writeTextMessage("here"))) {
            // Given
            edge.apply(
                    domain("next.ws.test", origin("127.0.0.42", FreePorts.next()), origin("127.0.0.1", origin.port())));

            // When
            var socket = connect("next.ws.test", "/");

            // Then
            assertThat(messages(socket).poll(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo("here");
        }
    }

    @Test
    void shouldLoseNothingWhenTheClientIsSlowAndTheOriginHasClosed() {
        var part = Buffer.buffer(new byte[64 * 1024]);
        try (var origin = webSockets(socket -> {
            for (var i = 0; i < 256; i++) {
                socket.writeBinaryMessage(part);
            }
            socket.close();
        })) {
            // Given
            edge.apply(domain("slow.ws.test", origin("127.0.0.1", origin.port())));
            var socket = connect("slow.ws.test", "/");
            var bytes = new AtomicLong();
            var closed = new AtomicInteger();

            // When: it reads one frame at a time
            socket.closeHandler(end -> closed.set(socket.closeStatusCode()));
            socket.frameHandler(frame -> {
                bytes.addAndGet(frame.isClose() ? 0 : frame.binaryData().length());
                socket.pause();
                edge.vertx().runOnContext(later -> socket.resume());
            });
            socket.resume();

            // Then: of the end it hears before it has looked at all that came
            await().until(() -> closed.get() == 1000);
            await().untilAsserted(() -> assertThat(bytes).hasValue(256L * 64 * 1024));
        }
    }

    /** Both sides send their first bytes together with their part of the handshake. */
    @Test
    void shouldCarryWhatComesRightBehindTheHandshake() throws InterruptedException {
        var received = new LinkedBlockingQueue<String>();
        var origin = join(edge.vertx()
                .createNetServer()
                .connectHandler(socket -> socket.handler(RecordParser.newDelimited("\r\n\r\n", head -> {
                    socket.write(
                            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nearly");
                    socket.handler(bytes -> received.add(bytes.toString()));
                })))
                .listen(0, "127.0.0.1"));
        try (var client = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("early.ws.test", origin("127.0.0.1", origin.actualPort())));

            // When
            client.sendBytes("GET / HTTP/1.1\r\nHost: early.ws.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\nGET /behind");

            // Then
            assertThat(client.line()).isEqualTo("HTTP/1.1 101 Switching Protocols");
            client.until("");
            assertThat(client.body(5)).isEqualTo("early");
            assertThat(received.poll(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo("GET /behind");
            client.sendBytes("more");
            assertThat(received.poll(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo("more");
        } finally {
            join(origin.close());
        }
    }

    @Test
    void shouldEndTheOtherSideWhenOneEnds() {
        var atOrigin = new AtomicInteger();
        try (var origin = webSockets(socket -> {
            socket.textMessageHandler(text -> socket.close((short) 4001));
            socket.closeHandler(closed -> atOrigin.incrementAndGet());
        })) {
            // Given
            edge.apply(domain("ending.ws.test", origin("127.0.0.1", origin.port())));
            var byClient = connect("ending.ws.test", "/");
            var byOrigin = connect("ending.ws.test", "/");
            var atClient = new AtomicInteger();
            byOrigin.closeHandler(closed -> atClient.set(byOrigin.closeStatusCode()));

            // When
            byClient.close();
            byOrigin.writeTextMessage("end it");

            // Then
            await().until(() -> atOrigin.get() == 2);
            await().untilAtomic(atClient, org.hamcrest.Matchers.is(4001));
        }
    }

    @Test
    void shouldEndATunnelThatIsSilent() {
        var atOrigin = new AtomicInteger();
        try (var origin = webSockets(socket -> socket.closeHandler(closed -> atOrigin.incrementAndGet()))) {
            // Given
            edge.apply(domain("idle.ws.test", origin("127.0.0.1", origin.port())));

            // When
            var socket = connect("idle.ws.test", "/");

            // Then
            Promise<Void> closed = Promise.promise();
            socket.closeHandler(closed::complete);
            try (var ignored = edge.clock().fly()) {
                await().until(() -> closed.future().isComplete() && atOrigin.get() == 1);
            }
        }
    }

    @Test
    void shouldDropAnyOtherUpgradeAndCloseTheConnectionAsAsked() {
        try (var origin = TestOrigin.http(
                        edge.vertx(),
                        "127.0.0.1",
                        0,
                        request -> request.response().end("upgrade is " + request.getHeader("upgrade")));
                var raw = new RawClient(edge.httpPort())) {
            // Given
            edge.apply(domain("other.ws.test", origin("127.0.0.1", origin.port())));

            // When
            raw.send("GET / HTTP/1.1", "Host: other.ws.test", "Connection: upgrade, close", "Upgrade: irc/6.9", "");
            var answer = raw.rest();

            // Then
            assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("upgrade is null");
        }
    }

    private TestOrigin webSockets(Handler<ServerWebSocket> handler) {
        return TestOrigin.http(edge.vertx(), "127.0.0.1", 0, upgrading(handler));
    }

    private static Handler<HttpServerRequest> upgrading(Handler<ServerWebSocket> handler) {
        return request -> request.toWebSocket().onSuccess(handler);
    }

    private WebSocket connect(String host, String uri) {
        return connect(options(host, uri));
    }

    /** Paused until the test is ready to take messages. */
    private WebSocket connect(WebSocketConnectOptions options) {
        Promise<WebSocket> connected = Promise.promise();
        // On an event loop, otherwise a message that comes before the pause would be lost.
        edge.vertx()
                .runOnContext(run ->
                        client.connect(options).onSuccess(WebSocket::pause).onComplete(connected));
        return join(connected.future());
    }

    private WebSocketConnectOptions options(String host, String uri) {
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(edge.httpPort())
                .setURI(uri);
        options.putHeader("Host", host);
        return options;
    }

    private static BlockingQueue<String> messages(WebSocket socket) {
        var received = new LinkedBlockingQueue<String>();
        socket.textMessageHandler(received::add);
        socket.resume();
        return received;
    }
}
