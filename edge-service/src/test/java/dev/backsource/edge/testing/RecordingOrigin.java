package dev.backsource.edge.testing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An origin on 127.0.0.1 with storable responses that records every complete request. */
public final class RecordingOrigin implements AutoCloseable {
    /** The body of its responses. */
    public static final String BODY = "from the origin";

    /** In a table: the origin may have been reached, but not by a complete request. */
    private static final String UNFINISHED = "?";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final TestOrigin origin;

    private RecordingOrigin(Vertx vertx) {
        origin = TestOrigin.http(vertx, "127.0.0.1", 0, this::answer);
    }

    public static RecordingOrigin start(Vertx vertx) {
        return new RecordingOrigin(vertx);
    }

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            received.add(request.method() + " " + request.uri() + (body.length() == 0 ? "" : " " + body));
            request.response().putHeader("Cache-Control", "max-age=60").end(BODY);
        });
    }

    public int port() {
        return origin.port();
    }

    /** Each as method, target and body. */
    public List<String> received() {
        return List.copyOf(received);
    }

    /** Forgets the requests so far. */
    public void forget() {
        received.clear();
    }

    /** The expected requests of a row: none for {@code -} and {@code ?}, followed by {@code next}. */
    public static List<String> expected(String reaches, String... next) {
        var expected = new ArrayList<String>();
        if (!reaches.equals("-") && !reaches.equals(UNFINISHED)) {
            expected.add(reaches);
        }
        expected.addAll(List.of(next));
        return expected;
    }

    @Override
    public void close() {
        origin.close();
    }
}
