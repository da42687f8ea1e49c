package dev.backsource.config.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.testing.access.TestAdministrator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A subscriber to server-sent events that reads as the standard says (WHATWG HTML §9.2.6). */
public final class EventSubscriber implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private final HttpResponse<InputStream> response;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile String lastId;
    private volatile int comments;
    private volatile boolean ended;
    private String id = "";
    private String event = "";
    private String data = "";

    /** An event as it arrived. */
    public record Received(String id, String event, JsonNode json) {}

    private EventSubscriber(HttpResponse<InputStream> response, String lastId) {
        this.response = response;
        this.lastId = lastId;
        var reader = new Thread(this::read, "event-subscriber");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Subscribes; returns when the head of the answer is there.
     *
     * @param query with its question mark, or empty
     * @param lastId what was received last; null for none
     */
    public static EventSubscriber open(URI base, String query, @Nullable String lastId) {
        return open(HttpClient.Version.HTTP_1_1, base, query, lastId);
    }

    /** Subscribes as {@link #open(URI, String, String)} does, as whoever sends this in {@code Authorization}. */
    public static EventSubscriber as(String authorization, URI base, String query, @Nullable String lastId) {
        return open(HttpClient.Version.HTTP_1_1, authorization, base, query, lastId);
    }

    /** Subscribes as {@link #open(URI, String, String)} does; for HTTP/2 it asks for an upgrade of the connection. */
    public static EventSubscriber open(HttpClient.Version version, URI base, String query, @Nullable String lastId) {
        return open(version, TestAdministrator.AUTHORIZATION, base, query, lastId);
    }

    private static EventSubscriber open(
            HttpClient.Version version, String authorization, URI base, String query, @Nullable String lastId) {
        var request = HttpRequest.newBuilder(base.resolve("/api/v1/events" + query));
        request.header("Authorization", authorization);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            var http = HttpClient.newBuilder().version(version).build();
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            return new EventSubscriber(response, lastId == null ? "" : lastId);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpClient.Version version() {
        return response.version();
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** All events so far. */
    public List<Received> received() {
        return received;
    }

    /** Those of a domain so far. */
    public List<Received> of(String domain) {
        return received.stream()
                .filter(each -> domain.equals(each.json().at("/data/domain").asText()))
                .toList();
    }

    /** What to come back with. */
    public String lastId() {
        return lastId;
    }

    public int comments() {
        return comments;
    }

    /** Whether the server has ended the stream. */
    public boolean hasEnded() {
        return ended;
    }

    /** Leaves without a word. */
    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            // What a cut-off connection ends with; what was received before counts.
        }
        ended = true;
    }

    private void take(String line) throws IOException {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith(":")) {
            comments++;
        } else if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("event: ")) {
            event = line.substring(7);
        } else if (line.startsWith("data: ")) {
            data = line.substring(6);
        }
    }

    private void dispatch() throws IOException {
        if (!data.isEmpty()) {
            received.add(new Received(id, event, MAPPER.readTree(data)));
        }
        if (!id.isEmpty()) {
            lastId = id;
        }
        event = "";
        data = "";
    }
}
