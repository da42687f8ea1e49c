package dev.backsource.benchmarks.delivery.commit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** One domain over config-service's REST API. */
final class PolicyApi {
    static final String DOMAIN = "www.example.com";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String domains;
    private final String authorization;

    PolicyApi(int port, String authorization) {
        this.domains = "http://127.0.0.1:" + port + "/api/v1/domains";
        this.authorization = authorization;
    }

    void create(int originPort) {
        send("POST", domains, "{\"name\":\"" + DOMAIN + "\"," + origins(originPort) + "}");
    }

    void moveOrigin(int originPort) {
        send("PUT", domains + "/" + DOMAIN + "/origins", "{" + origins(originPort) + "}");
    }

    private static String origins(int port) {
        return "\"origins\":[{\"address\":\"127.0.0.1\",\"port\":" + port + ",\"priority\":\"PRIMARY\",\"weight\":10}]";
    }

    private void send(String method, String uri, String body) {
        var request = HttpRequest.newBuilder(URI.create(uri + "?preflight=skip"))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
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
