package dev.backsource.config.access.proof;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that gives everybody the same answer, or none. */
final class FileServer {
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(404, "");
    private volatile boolean silent;

    record Answer(int status, String body) {}

    FileServer(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    /** What it was asked for, in order. */
    List<String> asked() {
        return asked;
    }

    void answer(int status, String body) {
        answer = new Answer(status, body);
    }

    void beSilent() {
        silent = true;
    }

    private void handle(HttpServerRequest request) {
        asked.add(request.method() + " " + request.uri() + " of "
                + request.authority().host());
        if (!silent) {
            var given = answer;
            request.response()
                    .setStatusCode(given.status())
                    .putHeader("Location", "http://127.0.0.1:" + port() + "/elsewhere")
                    .end(given.body());
        }
    }
}
