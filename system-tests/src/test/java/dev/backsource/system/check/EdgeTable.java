package dev.backsource.system.check;

import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** The routing table of an edge, as its management port lists it. */
public final class EdgeTable {
    /** What the edges under test ask for. */
    public static final String KEY = "for-tests-only-for-tests-only";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private EdgeTable() {}

    static List<JsonObject> read(URI management) {
        return get(HttpRequest.newBuilder(management.resolve("/routes")).header("Authorization", "Bearer " + KEY))
                .lines()
                .map(JsonObject::new)
                .toList();
    }

    /** The body of an answer; anything but 200 is a failure. */
    static String get(HttpRequest.Builder asked) {
        var request = asked.timeout(Waiting.DEADLINE).build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        request.uri() + " answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
