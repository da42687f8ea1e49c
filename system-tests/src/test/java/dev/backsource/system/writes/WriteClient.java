package dev.backsource.system.writes;

import dev.backsource.testing.access.TestAdministrator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends a write to one instance, once, and books what comes of it. */
final class WriteClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    /** What a service has to answer while it can't do its work. */
    private static final int UNAVAILABLE = 503;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Ledger ledger;

    WriteClient(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Whether the write is settled; otherwise it isn't known what came of it, and it is to be sent again. */
    boolean send(Write write, URI api) throws InterruptedException {
        ledger.attempted();
        try {
            return settle(write, client.send(request(write, api), BodyHandlers.ofString()));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean settle(Write write, HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status >= 300 && status != UNAVAILABLE) {
            ledger.refused(write, status, answer.body());
        }
        if (status >= 300) {
            return status < 500;
        }
        var told = new JsonObject(answer.body());
        return settle(write, told.getJsonArray("results", new JsonArray().add(told)));
    }

    private boolean settle(Write write, JsonArray results) {
        var settled = results.stream().map(JsonObject.class::cast).toList();
        if (settled.stream().anyMatch(result -> result.getInteger("status", 200) >= 500)) {
            return false;
        }
        for (var result : settled) {
            if (result.getInteger("status", 200) >= 300) {
                ledger.refused(write, result.getInteger("status"), result.encode());
            } else {
                ledger.acknowledged(write, result.getString("domain"), result.getLong("revision"));
            }
        }
        return true;
    }

    private static HttpRequest request(Write write, URI api) {
        var body = write.body();
        // The origins are made up: no prober is to be asked about them.
        var query = body == null ? "" : "?preflight=skip";
        return HttpRequest.newBuilder(URI.create(api + write.path() + query))
                .method(write.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"" + write.id() + "\"")
                .header("Authorization", TestAdministrator.AUTHORIZATION)
                // The stacks take it as a gateway's, which names its operators.
                .header("X-Operator", write.id())
                .timeout(TIMEOUT)
                .build();
    }
}
