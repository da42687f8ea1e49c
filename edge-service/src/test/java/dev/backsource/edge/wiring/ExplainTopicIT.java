package dev.backsource.edge.wiring;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.testing.waiting.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.ApplicationEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.EdgeResource;
import dev.backsource.edge.testing.Health;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.ExplainAnswer.Outcome;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.testing.kafka.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The edge's answers to questions on the topic. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
class ExplainTopicIT {
    @Inject
    ApplicationEdge edge;

    private TopicReader answers;

    @BeforeEach
    void start() {
        answers = new TopicReader(edge.bootstrapServers(), Topic.EXPLAIN_ANSWERS.topicName(), 1);
        // The edge reads from the topic's end as of its start: earlier questions get no answer.
        await().until(() -> {
            edge.log().ask(question("http://nowhere.example.org/", Instant.now().plusSeconds(9), null));
            return answers.all() > 0;
        });
    }

    @AfterEach
    void close() {
        answers.close();
    }

    @Test
    void shouldAnswerAsTheManagementPortDoes() {
        // Given
        edge.apply(domain("topic.explained.example.test", RedirectType.FOLLOW)
                .with(
                        Part.DYNAMIC_ACCELERATION,
                        new DynamicAcceleration(
                                true, new StaticRules(List.of("png"), List.of(), List.of("/static/*")))));
        var url = "http://topic.explained.example.test/static/a?b=c";

        // When
        var answer = ask(url, Scheme.HTTPS);

        // Then
        assertThat(answer.outcome()).isEqualTo(Outcome.EXPLAINED);
        assertThat(answer.complete()).isTrue();
        assertThat(answer.position()).isNotNegative();
        assertThat(json(answer).getJsonObject("explanation")).isEqualTo(atTheManagementPort(url, "https"));
        assertThat(answer.explanation().kindBy().rule()).isEqualTo("/static/*");
    }

    @Test
    void shouldSayWhatIsStoredWithoutTouchingIt() {
        try (var site = CachedSite.saying(edge, "Cache-Control", "max-age=600", "Vary", "Accept-Language")) {
            // Given
            var before = ask(site.url(), Scheme.HTTP).explanation().stored();
            site.get("Accept-Language", "fr");
            site.get("Accept-Language", "de");

            // When
            var after = ask(site.url(), Scheme.HTTP).explanation().stored();

            // Then
            assertThat(before.freshness().name()).isEqualTo("NONE");
            assertThat(before.needsOrigin()).isTrue();
            assertThat(after.freshness().name()).isEqualTo("FRESH");
            assertThat(after.needsOrigin()).isFalse();
            assertThat(after.status()).isEqualTo(200);
            assertThat(after.variants()).isEqualTo(2);
            assertThat(after.variesBy()).containsExactly("accept-language");
            assertThat(after.ageSeconds() + after.freshSeconds()).isEqualTo(600);
            assertThat(site.asked()).isEqualTo(2);
        }
    }

    @Test
    void shouldSayThatWhatIsStoredIsStale() {
        try (var site = CachedSite.saying(edge, "Cache-Control", "max-age=0", "ETag", "\"1\"")) {
            // Given
            site.get();

            // When
            var stored = ask(site.url(), Scheme.HTTP).explanation().stored();

            // Then
            assertThat(stored.freshness().name()).isEqualTo("STALE");
            assertThat(stored.freshSeconds()).isNotPositive();
            assertThat(stored.needsOrigin()).isTrue();
        }
    }

    @Test
    void shouldSayWhyThereIsNoExplanation() {
        assertThat(ask("http://nowhere.example.org/", Scheme.HTTP).outcome()).isEqualTo(Outcome.NO_ROUTE);
        assertThat(ask("http://u@nowhere.example.org/", Scheme.HTTP).outcome()).isEqualTo(Outcome.REFUSED_URL);
    }

    @Test
    void shouldNotAnswerWhatIsLateForOthersOrNoQuestion() {
        // Given
        var url = "http://nowhere.example.org/";
        var late = question(url, Instant.now().minusSeconds(1), null);
        var forOthers = question(url, Instant.now().plusSeconds(9), "another-edge");
        var attributes = new CloudEvent(
                "1", Topic.EXPLAIN_REQUESTS.eventType(), "/config-service", "1", Instant.now(), null, null);

        // When
        edge.log().ask(late);
        edge.log().ask(forOthers);
        for (var garbage : List.of("", "{", "{\"id\":\"1\"}", "null", "\"" + "a".repeat(100_000) + "\"")) {
            edge.log().send(EventRecords.toRecord(Topic.EXPLAIN_REQUESTS, "1", garbage.getBytes(UTF_8), attributes));
        }
        edge.log().send(EventRecords.toRecord(Topic.EXPLAIN_REQUESTS, "1", null, attributes));
        ask(url, Scheme.HTTP);

        // Then
        assertThat(answerTo(late)).isEmpty();
        assertThat(answerTo(forOthers)).isEmpty();
        assertThat(Health.get("/q/metrics").body())
                .contains("backsource_edge_explain_requests_total{outcome=\"late\"")
                .contains("backsource_edge_explain_requests_total{outcome=\"rejected\"");
    }

    @Test
    void shouldAnswerAQuestionOnceAndNoneOfALongTime() {
        // Given
        var url = "http://nowhere.example.org/";
        var again = question(url, Instant.now().plusSeconds(9), null);
        var lasting = question(url, Instant.now().plusSeconds(60), null);

        // When
        edge.log().ask(again);
        edge.log().ask(lasting);
        edge.log().ask(again);
        ask(url, Scheme.HTTP);

        // Then
        assertThat(answersTo(again)).hasSize(1);
        assertThat(answersTo(lasting)).isEmpty();
        assertThat(Health.get("/q/metrics").body())
                .containsPattern("backsource_edge_explain_requests_total\\{outcome=\"repeated\"[^}]*} [1-9]");
    }

    /** Asks again until there is an answer: one that can't be written in time is dropped. */
    private ExplainAnswer ask(String url, Scheme scheme) {
        var asked = new ConcurrentLinkedQueue<ExplainRequest>();
        return await().until(
                        () -> {
                            var anew = new ExplainRequest(
                                    UUID.randomUUID().toString(),
                                    url,
                                    scheme,
                                    Instant.now().plusSeconds(9),
                                    null);
                            edge.log().ask(anew);
                            asked.add(anew);
                            return asked.stream()
                                    .flatMap(request -> answerTo(request).stream())
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private static ExplainRequest question(String url, Instant deadline, String only) {
        return new ExplainRequest(UUID.randomUUID().toString(), url, Scheme.HTTP, deadline, only);
    }

    private Optional<ExplainAnswer> answerTo(ExplainRequest request) {
        return answersTo(request).stream().findFirst();
    }

    private List<ExplainAnswer> answersTo(ExplainRequest request) {
        return answers.records().stream()
                .map(received -> {
                    EventRecords.attributes(received.headers()).requireType(Topic.EXPLAIN_ANSWERS);
                    return EventCodec.EXPLAIN_ANSWER.decode(received.value());
                })
                .filter(answer -> answer.request().equals(request.id()))
                .toList();
    }

    private static JsonObject json(ExplainAnswer answer) {
        return new JsonObject(new String(EventCodec.EXPLAIN_ANSWER.encode(answer), UTF_8));
    }

    private static JsonObject atTheManagementPort(String url, String scheme) {
        return new JsonObject(Health.getWithKey("/explain?scheme=" + scheme + "&url=" + URLEncoder.encode(url, UTF_8))
                .body());
    }
}
