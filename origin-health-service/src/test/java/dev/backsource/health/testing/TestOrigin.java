package dev.backsource.health.testing;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.testing.certificates.TestCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An origin on a loopback address of its own, whose ports open and close as a test wants. */
public final class TestOrigin implements AutoCloseable {
    private static final Vertx VERTX = Vertx.vertx();
    private static final TestCertificate CERTIFICATE = TestCertificate.shared("origin.test");
    private static final AtomicInteger NEXT = new AtomicInteger(2);

    private final String address = "127.0.3." + NEXT.getAndIncrement();
    private final StandardTestPorts ports;
    private final Map<Integer, NetServer> open = new HashMap<>();
    private volatile String answer = "what?\r\n";

    public TestOrigin(StandardTestPorts ports) {
        this.ports = ports;
    }

    /** What all of them show over TLS, as PEM; it is for origin.test. */
    public static String certificate() {
        return CERTIFICATE.pem();
    }

    public Origin origin() {
        return new Origin(OriginAddress.parse(address), 80, OriginPriority.PRIMARY, 10);
    }

    /** From now on redirects every request to {@code location}. */
    public TestOrigin redirecting(String location) {
        answer = "HTTP/1.1 301 Moved Permanently\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
        return this;
    }

    public TestOrigin openHttp() {
        return open(ports.http(), new NetServerOptions());
    }

    public TestOrigin openHttps() {
        return open(
                ports.https(),
                new NetServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertValue(Buffer.buffer(CERTIFICATE.pem()))
                                .setKeyValue(Buffer.buffer(CERTIFICATE.pkcs8Pem()))));
    }

    /** The HTTPS port takes connections and answers each with a line of plain text. */
    public TestOrigin openHttpsWithoutTls() {
        return open(ports.https(), new NetServerOptions());
    }

    public void closeHttps() {
        close(ports.https());
    }

    public void closeHttp() {
        close(ports.http());
    }

    @Override
    public void close() {
        Map.copyOf(open).keySet().forEach(this::close);
    }

    private TestOrigin open(int port, NetServerOptions options) {
        var server = VERTX.createNetServer(options)
                .connectHandler(socket -> socket.handler(hello -> socket.end(Buffer.buffer(answer))))
                .exceptionHandler(failure -> {});
        var listening = server.listen(port, address);
        await().until(listening::isComplete);
        if (listening.failed()) {
            throw new IllegalStateException(address + ":" + port, listening.cause());
        }
        open.put(port, server);
        return this;
    }

    private void close(int port) {
        var server = open.remove(port);
        if (server != null) {
            await().until(server.close()::isComplete);
        }
    }
}
