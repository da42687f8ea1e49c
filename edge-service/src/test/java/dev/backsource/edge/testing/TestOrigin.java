package dev.backsource.edge.testing;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.testing.certificates.TestCertificate;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.BindException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An origin on a real socket. By default it responds with the scheme, address and port of the request's connection. */
public final class TestOrigin implements AutoCloseable {
    private final HttpServer server;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final List<String> serverNames = new CopyOnWriteArrayList<>();

    private TestOrigin(HttpServer server) {
        this.server = server;
    }

    public static TestOrigin http(Vertx vertx, String address, int port) {
        return http(vertx, address, port, TestOrigin::sayWhoYouAre);
    }

    public static TestOrigin http(Vertx vertx, String address, int port, Handler<HttpServerRequest> handler) {
        return start(vertx, new HttpServerOptions().setHost(address).setPort(port), handler);
    }

    /** An origin with an untrusted certificate. */
    public static TestOrigin https(Vertx vertx, String address, int port) {
        return https(vertx, address, port, TestOrigin::sayWhoYouAre);
    }

    /** Likewise. */
    public static TestOrigin https(Vertx vertx, String address, int port, Handler<HttpServerRequest> handler) {
        var options = new HttpServerOptions()
                .setHost(address)
                .setPort(port)
                .setSsl(true)
                .setSni(true);
        var certificate = ServerIdentity.of(TestCertificate.shared("origin.example.test"));
        return start(vertx, options.setKeyCertOptions(certificate), handler);
    }

    public static TestOrigin https(Vertx vertx, String address, int port, PemKeyCertOptions certificate) {
        var options = new HttpServerOptions()
                .setHost(address)
                .setPort(port)
                .setSsl(true)
                .setSni(true);
        return start(vertx, options.setKeyCertOptions(certificate), TestOrigin::sayWhoYouAre);
    }

    /** An origin with {@code options}, started once the port is free: its previous listener may release it a moment later. */
    public static TestOrigin start(Vertx vertx, HttpServerOptions options, Handler<HttpServerRequest> handler) {
        return await().ignoreExceptionsMatching(thrown -> thrown.getCause() instanceof BindException)
                .until(() -> listening(vertx, options, handler), Objects::nonNull);
    }

    private static TestOrigin listening(Vertx vertx, HttpServerOptions options, Handler<HttpServerRequest> handler) {
        var server = vertx.createHttpServer(options);
        var origin = new TestOrigin(server);
        server.connectionHandler(origin::connected).requestHandler(handler);
        EdgeUnderTest.join(server.listen());
        return origin;
    }

    private static void sayWhoYouAre(HttpServerRequest request) {
        var local = request.connection().localAddress();
        request.response().end(request.scheme() + " " + local.hostAddress() + ":" + local.port());
    }

    private void connected(HttpConnection connection) {
        connections.add(connection);
        var name = connection.indicatedServerName();
        serverNames.add(name == null ? "" : name);
    }

    public int port() {
        return server.actualPort();
    }

    /** The number of connections to it. */
    public int connections() {
        return connections.size();
    }

    /** The server names indicated by TLS, in the order of the connections; empty for a connection without one. */
    public List<String> serverNames() {
        return List.copyOf(serverNames);
    }

    @Override
    public void close() {
        EdgeUnderTest.join(server.close());
    }
}
