package dev.backsource.benchmarks.delivery.batches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests over connections that stay. */
final class Exchange {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The answer's body, which has to hold {@code wanted} and not {@code unwanted}. */
    void send(HttpRequest request, String wanted, String unwanted) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200
                    || !response.body().contains(wanted)
                    || response.body().contains(unwanted)) {
                throw new IllegalStateException(response.statusCode() + ": " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
