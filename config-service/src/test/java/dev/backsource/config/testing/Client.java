package dev.backsource.config.testing;

import dev.backsource.testing.access.TestAdministrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A client of the service, which takes no answer that isn't as the interface describes it. Headers are given as
 * alternating names and values; without {@code Authorization} the administrator asks. Health and metrics are asked for at the
 * management port.
 */
public final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Pattern OF_MANAGEMENT = Pattern.compile("/q/(health|metrics|info)\\b.*");

    private final URI base;
    private final Supplier<URI> management;
    private final Supplier<String> administrator;

    /** For the service of this test at {@code base}, its root. */
    public Client(URI base) {
        this(base, Client::managementOfTheTest, () -> TestAdministrator.AUTHORIZATION);
    }

    /**
     * For another service.
     *
     * @param base its root
     * @param management where it answers for its health and metrics
     * @param administrator what its administrator sends in {@code Authorization}
     */
    Client(URI base, URI management, Supplier<String> administrator) {
        this(base, () -> management, administrator);
    }

    private Client(URI base, Supplier<URI> management, Supplier<String> administrator) {
        this.base = base;
        this.management = management;
        this.administrator = administrator;
    }

    private static URI managementOfTheTest() {
        return URI.create(ConfigProvider.getConfig().getValue("test.management.url", String.class))
                .resolve("/");
    }

    /** A domain name that no other test uses. */
    public static String freshName() {
        return "t" + UUID.randomUUID().toString().replace("-", "") + ".example.com";
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    public Answer post(String path, String json, String... headers) {
        return json("POST", path, json, headers);
    }

    public Answer put(String path, String json, String... headers) {
        return json("PUT", path, json, headers);
    }

    /** Sends a merge patch. */
    public Answer patch(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
    }

    public CompletableFuture<Answer> getLater(String path, String... headers) {
        return HTTP.sendAsync(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(this::checked);
    }

    public CompletableFuture<Answer> postLater(String path, String json, String... headers) {
        var request = request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8));
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(this::checked);
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        return send(request(path, headers).method(method, body));
    }

    /** Creates a domain with one origin on the given port; its revision. */
    public long create(String name, int port) {
        var answer = post("/api/v1/domains", """
                {"name": "%s", "origins": [{"address": "203.0.113.10", "port": %d}]}""".formatted(name, port));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.response().body());
        }
        return answer.revision();
    }

    public Answer setPolicy(String name, String redirectType, String... headers) {
        return put("/api/v1/domains/" + name + "/origin-protocol-policy", """
                {"enabled": true, "redirectType": "%s"}""".formatted(redirectType), headers);
    }

    /** The value of a metric, over all its labels; 0 when there is none of that name. */
    public double metric(String metric) {
        return metric(metric, "");
    }

    /** As {@link #metric(String)}, over those with a label, such as {@code of="exports"}. */
    public double metric(String metric, String label) {
        return get("/q/metrics")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private Answer json(String method, String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
    }

    /** Every answer is held against what the interface describes. */
    private Answer checked(HttpResponse<String> response) {
        var request = response.request();
        var target = request.uri().getRawPath();
        Interface.of(base)
                .check(
                        request.method(),
                        target,
                        response.statusCode(),
                        name -> response.headers().firstValue(name).orElse(null),
                        response.body());
        return new Answer(response);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var root = OF_MANAGEMENT.matcher(path).matches() ? management.get() : base;
        var builder = HttpRequest.newBuilder(URI.create(root.toString().replaceAll("/$", "") + path));
        if (Stream.of(headers).noneMatch("Authorization"::equalsIgnoreCase)) {
            builder.header("Authorization", administrator.get());
        }
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return checked(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
