package dev.backsource.benchmarks.delivery.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;

/** Restores to a time over REST, one request after the other, and what edges have applied of them. */
final class RestoreApi {
    private static final int ATTEMPTS = 10;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api;
    private final String authorization;

    RestoreApi(DeliveryStack stack) {
        this.api = "http://127.0.0.1:" + stack.api() + "/api/v1/";
        this.authorization = stack.authorization();
    }

    /** Restores all domains to {@code at}, or only tries to; returns how many. */
    long restoreAll(Instant at, boolean dryRun) throws IOException, InterruptedException {
        var restored = 0L;
        var next = "";
        do {
            var body = json.createObjectNode().put("at", at.toString()).put("all", true);
            if (!next.isEmpty()) {
                body.put("after", next);
            }
            var answer = send(request("restores?dryRun=" + dryRun)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body.toString())));
            restored += answer.at("/totals/restored").asLong();
            next = answer.path("next").asText();
        } while (!next.isEmpty());
        return restored;
    }

    /** Waits until all edges have applied a revision. */
    void awaitApplied(String domain, long revision) throws IOException, InterruptedException {
        for (var i = 0; i < ATTEMPTS; i++) {
            if (send(request("domains/" + domain + "/rollout?wait=10s&revision=" + revision))
                    .path("complete")
                    .asBoolean()) {
                return;
            }
        }
        throw new IllegalStateException("revision " + revision + " of " + domain + " isn't applied");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).header("Authorization", authorization);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }
}
