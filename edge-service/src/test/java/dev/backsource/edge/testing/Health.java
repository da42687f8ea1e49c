package dev.backsource.edge.testing;

import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.ConfigProvider;

/** The management port as an operator's probe sees it. */
public final class Health {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Health() {}

    public static Answer ready() {
        return get("/q/health/ready");
    }

    public static Answer get(String path) {
        return get(path, request -> request);
    }

    /** A request with the management key. */
    public static Answer getWithKey(String path) {
        return get(path, request -> request.header("Authorization", "Bearer " + TestSettings.MANAGEMENT_KEY));
    }

    private static Answer get(String path, UnaryOperator<HttpRequest.Builder> with) {
        var base = ConfigProvider.getConfig().getValue("test.url", String.class);
        try {
            var answer = CLIENT.send(
                    with.apply(HttpRequest.newBuilder(URI.create(base + path))).build(), BodyHandlers.ofString());
            var headers = MultiMap.caseInsensitiveMultiMap();
            answer.headers().map().forEach((name, values) -> headers.add(name, values));
            return new Answer(answer.statusCode(), headers, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
