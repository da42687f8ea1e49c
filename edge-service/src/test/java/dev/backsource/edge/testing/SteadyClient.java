package dev.backsource.edge.testing;

import dev.backsource.testing.http.RawClient;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sends requests in a loop over one connection, and over a new one after a response that was announced as the last; until it can't connect any more.
 */
public final class SteadyClient {
    private final int port;
    private final String host;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "steady-client");
    private volatile int answers;

    private SteadyClient(int port, String host) {
        this.port = port;
        this.host = host;
    }

    public static SteadyClient start(int port, String host) {
        var client = new SteadyClient(port, host);
        client.thread.setDaemon(true);
        client.thread.start();
        return client;
    }

    public int answers() {
        return answers;
    }

    /** The missing and incomplete responses. */
    public List<String> failures() {
        return failures;
    }

    /** Returns when it can't connect any more. */
    public void awaitEnd() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var refused = false;
        while (!refused) {
            try (var client = new RawClient(port)) {
                askUntilLast(client);
            } catch (UncheckedIOException e) {
                refused = true;
            }
        }
    }

    private void askUntilLast(RawClient client) {
        try {
            var last = false;
            while (!last) {
                client.send("GET / HTTP/1.1", "Host: " + host, "");
                var head = client.until("");
                var body = client.body(5);
                if (!head.startsWith("HTTP/1.1 200") || !body.equals("quick")) {
                    failures.add(head + body);
                }
                answers++;
                last = head.contains("connection: close");
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            failures.add(e.toString());
        }
    }
}
