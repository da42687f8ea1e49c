package dev.backsource.system.origins;

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

/** A webhook that accepts all messages and keeps their alerts. */
final class AlertReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();

    /** An alert in a message. */
    record Told(String domain, String kind, String status) {}

    AlertReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::accept);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts";
    }

    /** The alerts of domains below {@code zone} so far, as they came, with repetitions. */
    List<Told> told(String zone) {
        return told.stream().filter(alert -> alert.domain().endsWith(zone)).toList();
    }

    private void accept(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        new JsonObject(body)
                .getJsonObject("data")
                .getJsonArray("alerts").stream()
                        .map(JsonObject.class::cast)
                        .map(alert -> new Told(
                                alert.getString("domain"), alert.getString("kind"), alert.getString("status")))
                        .forEach(told::add);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
