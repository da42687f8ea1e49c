package dev.backsource.edge.testing;

import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.ConfigProvider;

/** The management port as an operator's probe sees it. */
public final class Health {
    private Health() {}

    public static Answer ready() {
        return get("/q/health/ready");
    }

    public static Answer get(String path) {
        var base = ConfigProvider.getConfig().getValue("test.url", String.class);
        try {
            var answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), MultiMap.caseInsensitiveMultiMap(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
