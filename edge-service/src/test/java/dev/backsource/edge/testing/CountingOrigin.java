package dev.backsource.edge.testing;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** An origin on 127.0.0.1 that remembers every request it got. */
public final class CountingOrigin implements AutoCloseable {
    private final TestOrigin origin;
    private final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
    private volatile BiConsumer<HttpServerRequest, HttpServerResponse> behaviour;

    public CountingOrigin(Vertx vertx, BiConsumer<HttpServerRequest, HttpServerResponse> behaviour) {
        this.behaviour = behaviour;
        origin = TestOrigin.http(vertx, "127.0.0.1", 0, answering());
    }

    private Handler<HttpServerRequest> answering() {
        return request -> {
            requests.add(request);
            behaviour.accept(request, request.response());
        };
    }

    /** Responds with {@code body} and the given header fields, alternating names and values. */
    public static BiConsumer<HttpServerRequest, HttpServerResponse> saying(String body, String... fields) {
        return (request, response) -> {
            for (var i = 0; i < fields.length; i += 2) {
                response.putHeader(fields[i], fields[i + 1]);
            }
            response.end(body);
        };
    }

    public void behave(BiConsumer<HttpServerRequest, HttpServerResponse> next) {
        behaviour = next;
    }

    public int port() {
        return origin.port();
    }

    public int asked() {
        return requests.size();
    }

    public HttpServerRequest lastRequest() {
        return requests.get(requests.size() - 1);
    }

    @Override
    public void close() {
        origin.close();
    }
}
