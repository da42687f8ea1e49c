package dev.backsource.system.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small OpenID provider with sign-in by device code. Whoever signs in there is given an access key of the server, which is as good a
 * bearer token as any; it says that the token runs out at once, or later.
 */
final class DeviceProvider implements AutoCloseable {
    private final HttpServer server;
    private final String token;
    private final int expiresIn;
    private final List<String> forms = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean declining;

    DeviceProvider(String token, int expiresIn) {
        this.token = token;
        this.expiresIn = expiresIn;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, metadata()));
        server.createContext("/device", exchange -> answer(exchange, 200, code()));
        server.createContext("/token", this::token);
        server.createContext("/revoke", exchange -> answer(exchange, 200, new JsonObject()));
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Has whoever signs in say no. */
    void decline() {
        declining = true;
    }

    /** What it was sent, by path and form. */
    List<String> forms() {
        return forms;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private JsonObject metadata() {
        return new JsonObject()
                .put("issuer", issuer())
                .put("device_authorization_endpoint", issuer() + "/device")
                .put("token_endpoint", issuer() + "/token")
                .put("revocation_endpoint", issuer() + "/revoke");
    }

    private JsonObject code() {
        return new JsonObject()
                .put("device_code", "a-device")
                .put("user_code", "WDJB\u001b[31mMJHT")
                .put("verification_uri", issuer() + "/sign-in")
                .put("interval", 1)
                .put("expires_in", 60);
    }

    private void token(HttpExchange exchange) throws IOException {
        if (declining) {
            answer(exchange, 400, new JsonObject().put("error", "access_denied"));
        } else if (asked.getAndIncrement() == 0) {
            answer(exchange, 400, new JsonObject().put("error", "authorization_pending"));
        } else {
            answer(
                    exchange,
                    200,
                    new JsonObject()
                            .put("access_token", token)
                            .put("refresh_token", "refresh-" + asked.get())
                            .put("expires_in", expiresIn));
        }
    }

    private void answer(HttpExchange exchange, int status, JsonObject body) throws IOException {
        try (exchange) {
            forms.add(exchange.getRequestURI().getPath() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = body.encode().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
