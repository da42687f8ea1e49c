package dev.backsource.system;

import dev.backsource.testing.access.TestAdministrator;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A subscriber to the event stream that comes back with its last id whenever it is disconnected, as an {@code EventSource}
 * does, until it is closed.
 */
public final class Subscriber implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI events;
    private final List<JsonObject> received = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "subscriber");
    private volatile int connections;
    private volatile int endings;
    private volatile boolean closed;
    private String lastId = "";
    private String id = "";
    private String data = "";

    private Subscriber(URI events) {
        this.events = events;
    }

    /** Subscribes to what comes from now on. */
    public static Subscriber start(URI api) {
        var subscriber = new Subscriber(URI.create(api + "/events"));
        subscriber.thread.setDaemon(true);
        subscriber.thread.start();
        return subscriber;
    }

    /** How often it was connected. */
    public int connections() {
        return connections;
    }

    /** How often the service ended the stream in good order. */
    int endings() {
        return endings;
    }

    /** The CloudEvents of one domain so far. */
    public List<JsonObject> of(String domain) {
        return received.stream()
                .filter(event -> domain.equals(event.getString("subject")))
                .toList();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            try {
                connect();
            } catch (IOException e) {
                // The service is away; what was received whole counts.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void connect() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(events).header("Authorization", TestAdministrator.AUTHORIZATION);
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        id = lastId;
        data = "";
        var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() == 200) {
                read(lines);
            }
        }
    }

    private void read(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            take(line);
        }
        endings++;
    }

    private void take(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("data: ")) {
            data = line.substring(6);
        } else if (line.startsWith("retry: ")) {
            connections++;
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            received.add(new JsonObject(data));
            data = "";
        }
        lastId = id;
    }
}
