package dev.backsource.config.web.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.RawRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The metrics of requests have the routes' templates as labels, and nothing that clients wrote. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RouteLabelsIT {
    /** How many values of the label Micrometer takes by default, of all listeners together. */
    private static final int PLACES = 100;

    private static final int INVENTED = 3 * PLACES;

    private static final Pattern LABEL = Pattern.compile("uri=\"([^\"]*)\"");

    @Inject
    RouteTable table;

    @TestHTTPResource("/")
    URI base;

    @Test
    void shouldNameNoPathMethodOrDomainThatAClientInvents() {
        // Given
        var client = new Client(base);
        var mark = "x" + UUID.randomUUID().toString().replace("-", "");
        var domain = Client.freshName();

        // When: requests are refused before they are routed, by whom anybody may be
        var refused = invented(mark);

        // Then
        assertThat(refused).startsWith("HTTP/1.1 421").contains("HTTP/1.1 401", "HTTP/1.1 400");

        // When
        client.get("/api/v1/domains/" + domain);
        client.get("/api/v1/access-keys/AAAAAAAAAAAAAAAA");
        client.setPolicy(domain, "HTTP");
        client.get("/api/v1/caller", "Authorization", "Bearer none");

        // Then
        var metrics = client.get("/q/metrics").response().body();
        var labels = metrics.lines()
                .flatMap(line -> LABEL.matcher(line).results())
                .map(label -> label.group(1))
                .collect(Collectors.toSet());
        assertThat(labels)
                .contains(
                        "/api/v1/domains/{name}",
                        "/api/v1/domains/{name}/{part}",
                        "/api/v1/access-keys/{key}",
                        "UNKNOWN")
                .isSubsetOf(known());
        assertThat(known()).hasSizeLessThanOrEqualTo(PLACES);
        assertThat(metrics.lines()
                        .filter(line -> line.contains(domain)
                                || line.toLowerCase(Locale.ROOT).contains(mark)))
                .isEmpty();
    }

    private Set<String> known() {
        return Stream.concat(
                        table.routes().stream().map(Route::path),
                        Stream.of("/api/v1/domains/{name}/{part}", "root", "UNKNOWN"))
                .collect(Collectors.toSet());
    }

    /** All over one connection, as one stranger would. */
    private String invented(String mark) {
        var requests = IntStream.range(0, INVENTED)
                .mapToObj(i -> "GET /api/v1/domains/" + mark + i + " HTTP/1.1\r\nHost: elsewhere.example.com\r\n\r\n")
                .collect(Collectors.toList());
        requests.addAll(List.of(
                "GET /api/v1/domains/" + mark + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n\r\n",
                mark.toUpperCase(Locale.ROOT) + " /api/v1/domains HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\n\r\n",
                "GET /api/v1/domains/{" + mark + "} HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\nConnection: close\r\n\r\n"));
        try (var request = RawRequest.of(base, String.join("", requests).getBytes(StandardCharsets.US_ASCII))) {
            return request.answer();
        }
    }
}
