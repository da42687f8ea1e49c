package dev.backsource.local.demo;

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
import org.jspecify.annotations.Nullable;

/** The domain {@code www.demo.test}, by which a newcomer sees the policy at work. It is registered over REST. */
public final class DemoDomain {
    public static final String NAME = "www.demo.test";

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final int ROLLOUT_ATTEMPTS = 6;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI domains;
    private final String originAddress;
    private final HeaderFile key;

    /**
     * A client of the API for this one domain.
     *
     * @param api such as {@code http://127.0.0.1:8080/api/v1}
     * @param originAddress where the demo origin is, without a port
     * @param key the access key to send, of an operator of all domains; read at each request
     */
    public DemoDomain(URI api, String originAddress, HeaderFile key) {
        this.domains = URI.create(api + "/domains");
        this.originAddress = originAddress;
        this.key = key;
    }

    /**
     * Registers the domain with policy {@code FOLLOW} when it is missing, and waits up to a minute until every edge
     * routes it.
     *
     * @return what came of it, in a line
     * @throws IllegalStateException when the API refuses or can't be reached, or the key can't be read
     */
    public String register() {
        var created = create();
        if (created) {
            expect(200, send("PUT", "/" + NAME + "/origin-protocol-policy", policy()));
        }
        var state = created ? "is registered with policy FOLLOW" : "is there from an earlier run";
        return NAME + " " + state + (rolledOut() ? "; every edge routes it" : "; not every edge routes it yet");
    }

    private boolean create() {
        if (send("GET", "/" + NAME, null).statusCode() == 200) {
            return false;
        }
        expect(201, send("POST", "", domain()));
        return true;
    }

    private boolean rolledOut() {
        for (var attempt = 0; attempt < ROLLOUT_ATTEMPTS; attempt++) {
            var rollout = expect(200, send("GET", "/" + NAME + "/rollout?wait=10s", null));
            var edges = rollout.getJsonArray("edges", new JsonArray());
            if (rollout.getBoolean("complete", false) && !edges.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private JsonObject domain() {
        var origin = new JsonObject().put("address", originAddress).put("port", 80);
        return new JsonObject()
                .put("name", NAME)
                .put("origins", new JsonArray().add(origin))
                .put("originTls", new JsonObject().put("verification", "NONE"));
    }

    private static JsonObject policy() {
        return new JsonObject().put("enabled", true).put("redirectType", "FOLLOW");
    }

    private HttpResponse<String> send(String method, String path, @Nullable JsonObject body) {
        var uri = URI.create(domains + path);
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode());
        var request = HttpRequest.newBuilder(uri)
                .method(method, publisher)
                .header("Authorization", key.authorization())
                .header("Content-Type", "application/json")
                .timeout(REQUEST_TIMEOUT)
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + uri + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + uri, e);
        }
    }

    private static JsonObject expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new IllegalStateException(response.request().method() + " " + response.uri() + " answered "
                    + response.statusCode() + ": " + response.body());
        }
        return new JsonObject(response.body());
    }
}
