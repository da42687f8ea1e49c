package dev.backsource.benchmarks.delivery.batches;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;

/** {@code POST /api/v1/batches}. */
final class RestBatch implements BatchApi {
    private final Exchange exchange = new Exchange();
    private final URI batches;
    private final String authorization;
    private final List<String> domains;

    RestBatch(int port, String authorization, List<String> domains) {
        this.batches = URI.create("http://127.0.0.1:" + port + "/api/v1/batches?preflight=skip");
        this.authorization = authorization;
        this.domains = domains;
    }

    @Override
    public void setAll(String redirectType) {
        var items = domains.stream()
                .map(domain -> "{\"domain\":\"%s\",\"originProtocolPolicy\":{\"enabled\":true,\"redirectType\":\"%s\"}}"
                        .formatted(domain, redirectType))
                .collect(Collectors.joining(","));
        var request = HttpRequest.newBuilder(batches)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"items\":[" + items + "]}"))
                .build();
        exchange.send(request, "\"results\"", "\"problem\"");
    }
}
