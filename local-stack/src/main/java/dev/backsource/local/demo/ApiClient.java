package dev.backsource.local.demo;

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

/** A client of the REST API that sends an access key. */
public final class ApiClient {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final HeaderFile key;

    /**
     * A client that hasn't sent a request yet.
     *
     * @param api such as {@code http://127.0.0.1:8080/api/v1}
     * @param key the access key to send; read at each request
     */
    public ApiClient(URI api, HeaderFile key) {
        this.api = api;
        this.key = key;
    }

    /** @throws IllegalStateException when the API can't be reached, or the key can't be read */
    public HttpResponse<String> send(String method, String path, @Nullable JsonObject body) {
        var uri = URI.create(api + path);
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
            throw new IllegalStateException(method + " " + uri + ": no response: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + uri, e);
        }
    }

    /**
     * The body of a response with this status.
     *
     * @throws IllegalStateException also when the status is another one
     */
    public JsonObject expect(int status, String method, String path, @Nullable JsonObject body) {
        var response = send(method, path, body);
        if (response.statusCode() != status) {
            throw new IllegalStateException(response.request().method() + " " + response.uri() + " answered "
                    + response.statusCode() + ": " + response.body());
        }
        return new JsonObject(response.body());
    }
}
