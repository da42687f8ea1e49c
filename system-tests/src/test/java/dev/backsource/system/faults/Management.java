package dev.backsource.system.faults;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * What a service tells of itself, if it answers within two seconds.
 *
 * @param uri such as {@code http://127.0.0.1:9081}
 */
record Management(URI uri) {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    boolean isReady() {
        return get("/q/health/ready")
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
    }

    /** The value of a metric without labels; empty when nothing answers. */
    Optional<Double> metric(String name) {
        return get("/q/metrics")
                .flatMap(answer -> answer.body()
                        .lines()
                        .filter(line -> line.startsWith(name + " "))
                        .map(line -> Double.valueOf(line.substring(name.length() + 1)))
                        .findFirst());
    }

    /** The data of one health check below {@code path}; empty when nothing answers. */
    Optional<JsonObject> check(String path, String name) {
        return get(path)
                .flatMap(answer -> new JsonObject(answer.body())
                        .getJsonArray("checks").stream()
                                .map(JsonObject.class::cast)
                                .filter(check -> check.getString("name").equals(name))
                                .findFirst());
    }

    private Optional<HttpResponse<String>> get(String path) {
        try {
            var request =
                    HttpRequest.newBuilder(uri.resolve(path)).timeout(TIMEOUT).build();
            return Optional.of(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
