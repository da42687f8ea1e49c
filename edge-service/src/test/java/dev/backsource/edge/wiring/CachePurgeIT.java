package dev.backsource.edge.wiring;

import static dev.backsource.edge.testing.CountingOrigin.saying;
import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.purge.PurgeProgress;
import dev.backsource.edge.testing.ApplicationEdge;
import dev.backsource.edge.testing.CountingOrigin;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.StatusLog;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.purge.PurgeScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cached responses that a purge drops, and the edge's report of it. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class CachePurgeIT {
    private static final DomainName DOMAIN = DomainName.parse("purged.example.test");
    private static final DomainName WILDCARD = DomainName.parse("*.purged.example.test");

    @Inject
    ApplicationEdge edge;

    @Inject
    PurgeProgress progress;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private CountingOrigin origin;

    @BeforeEach
    void start() {
        await().until(() -> progress.startOffsets().size() == Topic.CACHE_PURGES.partitions());
        origin = new CountingOrigin(edge.vertx(), saying("content", "Cache-Control", "max-age=600"));
        for (var name : List.of(DOMAIN, WILDCARD, DomainName.parse("own.purged.example.test"))) {
            edge.apply(domain(name.value(), origin("127.0.0.1", origin.port())));
        }
    }

    @AfterEach
    void close() {
        origin.close();
    }

    @Test
    void shouldDropTheListedUrlsOnly() {
        // Given
        cache("purged.example.test/a?x=1", "purged.example.test/a?x=2", "www.purged.example.test/a?x=1");

        // When
        purge(DOMAIN, new PurgeScope(List.of("purged.example.test/a?x=1"), List.of(), false));

        // Then
        assertThat(isCached("purged.example.test/a?x=1")).isFalse();
        assertThat(isCached("purged.example.test/a?x=2")).isTrue();
        assertThat(isCached("www.purged.example.test/a?x=1")).isTrue();
    }

    @Test
    void shouldDropWhatBeginsWithAPrefixOnEveryHostOfAWildcard() {
        // Given
        cache("a.purged.example.test/img/1", "b.purged.example.test/img/2", "b.purged.example.test/css");
        cache("own.purged.example.test/img/1");

        // When
        purge(WILDCARD, new PurgeScope(List.of(), List.of("/img/"), false));

        // Then
        assertThat(isCached("a.purged.example.test/img/1")).isFalse();
        assertThat(isCached("b.purged.example.test/img/2")).isFalse();
        assertThat(isCached("b.purged.example.test/css")).isTrue();
        assertThat(isCached("own.purged.example.test/img/1")).isTrue();
    }

    @Test
    void shouldDropEverythingOfTheDomain() {
        // Given
        cache("purged.example.test/1", "purged.example.test/2", "own.purged.example.test/1");

        // When
        purge(DOMAIN, PurgeScope.EVERYTHING);

        // Then
        assertThat(isCached("purged.example.test/1")).isFalse();
        assertThat(isCached("purged.example.test/2")).isFalse();
        assertThat(isCached("own.purged.example.test/1")).isTrue();
    }

    @Test
    void shouldNotStoreWhatWasBeingFetched() {
        // Given
        var held = new CompletableFuture<HttpServerResponse>();
        origin.behave((request, response) -> held.complete(response.putHeader("Cache-Control", "max-age=600")));
        var request = edge.open(HttpMethod.GET, "http://purged.example.test/held");
        var answer = EdgeUnderTest.exchange(request).compose(HttpClientResponse::body);
        var response = held.join();

        // When
        purge(DOMAIN, PurgeScope.EVERYTHING);
        response.end("old");

        // Then
        assertThat(EdgeUnderTest.join(answer)).hasToString("old");
        origin.behave(saying("new", "Cache-Control", "max-age=600"));
        assertThat(edge.get("http://purged.example.test/held").body()).isEqualTo("new");
    }

    @Test
    void shouldReportAPurgeThatCantBeReadAndGoOn() {
        // Given
        cache("purged.example.test/kept");
        var attributes = new CloudEvent(
                "bad", Topic.CACHE_PURGES.eventType(), "/test", DOMAIN.value(), Instant.now(), null, null);

        // When
        var written = edge.log()
                .send(EventRecords.toRecord(
                        Topic.CACHE_PURGES,
                        DOMAIN.value(),
                        "{\"domain\":".getBytes(StandardCharsets.UTF_8),
                        attributes));
        awaitPurged(written);

        // Then
        try (var statuses = new StatusLog(bootstrapServers)) {
            var rejection = statuses.await(status -> !status.purgeRejections().isEmpty())
                    .purgeRejections()
                    .get(0);
            assertThat(rejection.partition()).isEqualTo(written.partition());
            assertThat(rejection.offset()).isEqualTo(written.offset());
            assertThat(rejection.key()).isEqualTo(DOMAIN.value());
            assertThat(rejection.reason()).contains("JSON");
        }
        assertThat(isCached("purged.example.test/kept")).isTrue();
        purge(DOMAIN, PurgeScope.EVERYTHING);
        assertThat(isCached("purged.example.test/kept")).isFalse();
    }

    private void cache(String... urls) {
        for (var url : urls) {
            edge.get("http://" + url);
            assertThat(isCached(url)).isTrue();
        }
    }

    private boolean isCached(String url) {
        return edge.get("http://" + url).header("cache-status").contains("; hit;");
    }

    private void purge(DomainName domain, PurgeScope scope) {
        awaitPurged(edge.log().purge(domain, scope));
    }

    private void awaitPurged(RecordMetadata written) {
        await().until(() -> progress.dealtWith().getOrDefault(written.partition(), -1L) >= written.offset());
    }

    @Test
    void shouldLeaveAUrlThatIsOfADomainOfItsOwnToThat() {
        // Given
        cache("own.purged.example.test/1", "www.purged.example.test/1");

        // When
        purge(
                WILDCARD,
                new PurgeScope(List.of("own.purged.example.test/1", "www.purged.example.test/1"), List.of(), false));

        // Then
        assertThat(isCached("own.purged.example.test/1")).isTrue();
        assertThat(isCached("www.purged.example.test/1")).isFalse();
    }

    @Test
    void shouldDropAUrlHoweverItsOctetsAreWritten() {
        // Given
        cache(
                "purged.example.test/caf%c3%a9",
                "purged.example.test/th%C3%A9/1", "purged.example.test/%7euser", "purged.example.test/%68ome/1");

        // When
        purge(
                DOMAIN,
                new PurgeScope(
                        List.of("purged.example.test/caf%C3%A9", "purged.example.test/~user"),
                        List.of("/th%c3%a9/", "/hom%65/"),
                        false));

        // Then
        assertThat(isCached("purged.example.test/caf%c3%a9")).isFalse();
        assertThat(isCached("purged.example.test/th%C3%A9/1")).isFalse();
        assertThat(isCached("purged.example.test/%7euser")).isFalse();
        assertThat(isCached("purged.example.test/%68ome/1")).isFalse();
    }
}
