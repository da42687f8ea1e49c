package dev.backsource.health.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.backsource.testing.certificates.TestCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** An origin on real sockets of 127.0.0.1, over HTTP and over HTTPS, that responds to the head of each request as a test wants. */
final class ScriptedOrigin {
    static final TestCertificate CERTIFICATE = TestCertificate.shared("origin.test");

    private final NetServer http;
    private final NetServer https;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private volatile BiConsumer<NetSocket, String> script = (socket, head) -> socket.close();

    ScriptedOrigin(Vertx vertx) {
        http = listening(vertx, new NetServerOptions());
        https = listening(
                vertx,
                new NetServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertValue(Buffer.buffer(CERTIFICATE.pem()))
                                .setKeyValue(Buffer.buffer(CERTIFICATE.pkcs8Pem()))));
    }

    /** From now on responds by {@code next}, which receives the connection and the head of a request; forgets the heads so far. */
    void becomes(BiConsumer<NetSocket, String> next) {
        script = next;
        heads.clear();
    }

    int httpPort() {
        return http.actualPort();
    }

    int httpsPort() {
        return https.actualPort();
    }

    /** The heads of the requests so far, as they came. */
    List<String> heads() {
        return heads;
    }

    private NetServer listening(Vertx vertx, NetServerOptions options) {
        return vertx.createNetServer(options.setHost("127.0.0.1").setPort(0))
                .connectHandler(socket -> {
                    var received = Buffer.buffer();
                    socket.exceptionHandler(broken -> {});
                    socket.handler(part -> {
                        received.appendBuffer(part);
                        var head = received.toString(ISO_8859_1);
                        if (head.endsWith("\r\n\r\n")) {
                            heads.add(head);
                            script.accept(socket, head);
                        }
                    });
                })
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
