package dev.backsource.config.explain;

import static dev.backsource.testing.waiting.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.ManualTimers;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.ExplainAnswer.Outcome;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking edges where a request would go, with edges that do what a test says. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExplainQueriesIT {
    /** As long as answers are waited for; the tests don't. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final List<FakeEdge> edges = new ArrayList<>();
    private final String prefix = Client.freshName().substring(0, 12);

    @TestHTTPResource("/")
    URI base;

    @Inject
    ManualTimers timers;

    Infrastructure infrastructure;
    private Client client;
    private EventWriter writer;
    private String name;

    @BeforeEach
    void createADomain() throws InterruptedException {
        client = new Client(base);
        writer = new EventWriter(infrastructure.broker().bootstrapServers());
        name = Client.freshName();
        client.create(name, 80);
    }

    @AfterEach
    void close() throws InterruptedException {
        for (var edge : edges) {
            edge.close();
        }
        writer.close();
    }

    @Test
    void shouldGatherWhatEdgesAnswer() {
        // Given
        var one = answering("one", request -> answer("one", request, name));
        var two = edge(
                "two",
                request -> write(new ExplainAnswer(
                        request.id(), id("two"), Outcome.NO_ROUTE, Instant.now(), false, Instant.EPOCH, null, null)));

        // When
        var answer = await().until(
                        () -> explain("https://" + name.toUpperCase(Locale.ROOT) + ":8443/a.png?x=%22", "scheme=http"),
                        each -> state(each, one).equals("EXPLAINED")
                                && state(each, two).equals("NO_ROUTE"));

        // Then
        assertThat(answer.json().path("domain").asText()).isEqualTo(name);
        assertThat(answer.json().path("revision").asInt()).isEqualTo(1);
        assertThat(answer.json().path("scheme").asText()).isEqualTo("http");
        assertThat(item(answer, one).at("/explanation/stored/freshness").asText())
                .isEqualTo("FRESH");
        assertThat(item(answer, one).at("/explanation/origins/0/target/port").asInt())
                .isEqualTo(80);
        assertThat(item(answer, one).path("position").asInt()).isEqualTo(7);
        assertThat(item(answer, one).path("reportAgeMs").asLong()).isBetween(0L, 10_000L);
        assertThat(item(answer, two).path("complete").asBoolean(true)).isFalse();
        assertThat(item(answer, two).path("snapshotTakenAt").asText()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void shouldShowWhoSaysNothing() {
        // Given
        var good = answering("good", request -> answer("good", request, name));
        var dumb = edge("dumb", request -> {});
        var silent = id("silent");
        FakeEdge.report(silent, Instant.now().minus(Duration.ofHours(1)), writer);
        awaitKnown(silent);

        // When
        var answer = await().until(
                        () -> {
                            var before = client.metric("backsource_explain_answers_total");
                            var later = client.getLater(path("http://" + name + "/", ""));
                            await().until(() ->
                                    later.isDone() || client.metric("backsource_explain_answers_total") > before);
                            return timers.pass(WAIT, later);
                        },
                        each -> state(each, good).equals("EXPLAINED"));

        // Then
        assertThat(state(answer, dumb)).isEqualTo("NOT_IN_TIME");
        assertThat(state(answer, silent)).isEqualTo("SILENT");
        assertThat(item(answer, silent).path("reportAgeMs").asLong()).isGreaterThan(3_500_000);
        writer.remove(Topic.EDGE_STATUS, silent);
    }

    @Test
    void shouldNotTakeWhatIsNoAnswerOfTheEdge() {
        // Given
        var broken = edge("broken", request -> {
            writer.writeGarbage(Topic.EXPLAIN_ANSWERS, id("broken"), "{".getBytes(UTF_8));
            writer.writeGarbage(
                    Topic.EXPLAIN_ANSWERS, id("broken"), ("\"" + "a".repeat(70_000) + "\"").getBytes(UTF_8));
            writer.writeBare(Topic.EXPLAIN_ANSWERS, id("broken"), encoded(answer("broken", request, name)));
            // In the name of another.
            writer.writeGarbage(Topic.EXPLAIN_ANSWERS, id("other"), encoded(answer("broken", request, name)));
            // To no question.
            write(answer("broken", new ExplainRequest("none", "http://a/", request.scheme(), Instant.MAX, null), name));
        });
        var good = answering("good", request -> answer("good", request, name));

        // When
        var answer = await().until(
                        () -> explain("http://" + name + "/", ""),
                        each -> state(each, good).equals("EXPLAINED"));

        // Then
        assertThat(state(answer, broken)).isEqualTo("NOT_IN_TIME");
        assertThat(state(answer, good)).isEqualTo("EXPLAINED");
        await().untilAsserted(() -> assertThat(
                        client.get("/q/metrics").response().body())
                .containsPattern("backsource_explain_answers_total\\{outcome=\"rejected\"[^}]*} [1-9]"));
    }

    @Test
    void shouldLeaveWhatComesLate() {
        // Given: it answers only once the question is over
        var asked = new ConcurrentLinkedQueue<ExplainRequest>();
        var late = edge("late", asked::add);

        // When
        var answer = await("the question was written in time")
                .until(
                        () -> timers.pass(WAIT, client.getLater(path("http://" + name + "/", "edge=" + id("late")))),
                        each -> each.status() == 200);
        var before = client.metric("backsource_explain_answers_total");
        await().until(() -> !asked.isEmpty());
        asked.forEach(request -> write(answer("late", request, name)));

        // Then
        assertThat(answer.json().path("items")).hasSize(1);
        assertThat(state(answer, late)).isEqualTo("NOT_IN_TIME");
        await().until(() -> client.metric("backsource_explain_answers_total") > before);
    }

    @Test
    void shouldTellNothingOfADomainThatTheCallerMayNotSee() {
        // Given
        var other = Client.freshName();
        client.create(other, 80);
        var viewer = new Keys(client).of("viewer", name).authorization();
        var honest = answering("honest", request -> answer("honest", request, name));
        var behind = answering("behind", request -> answer("behind", request, other));

        // When
        var toAll = await().until(
                        () -> explain("http://" + name + "/", ""),
                        each -> state(each, behind).equals("EXPLAINED"));
        var toViewer = await().until(
                        () -> explain("http://" + name + "/", "", "Authorization", viewer),
                        each -> state(each, honest).equals("EXPLAINED")
                                && state(each, behind).equals("HIDDEN"));

        // Then
        assertThat(state(toAll, behind)).isEqualTo("EXPLAINED");
        assertThat(state(toViewer, honest)).isEqualTo("EXPLAINED");
        assertThat(state(toViewer, behind)).isEqualTo("HIDDEN");
        assertThat(toViewer.response().body()).doesNotContain(other);
    }

    @Test
    void shouldKnowTheDomainsOfTheCallersTeam() {
        // Given
        var team = TeamsOfTests.make(client);
        var own = Client.freshName();
        client.post("/api/v1/domains", """
                {"name": "*.%s", "team": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(own, team));
        var ofTeam = new Keys(client).ofTeam(team, "viewer").authorization();
        var ofOthers = new Keys(client)
                .ofTeam(TeamsOfTests.make(client), "administrator")
                .authorization();
        var edge = answering("edge", request -> answer("edge", request, "*." + own));
        var url = "http://a.b." + own + "/";

        // When
        var answer = await().until(
                        () -> explain(url, "edge=" + edge, "Authorization", ofTeam),
                        each -> state(each, edge).equals("EXPLAINED"));
        var hidden = explain(url, "", "Authorization", ofOthers);
        var none = explain("http://nowhere.example.org/", "", "Authorization", ofOthers);

        // Then
        assertThat(answer.json().path("domain").asText()).isEqualTo("*." + own);
        assertThat(state(answer, edge)).isEqualTo("EXPLAINED");
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(none.status()).isEqualTo(404);
        assertThat(hidden.json().path("detail").asText()).isEqualTo("no domain that you can see serves a.b." + own);
        assertThat(none.json().path("type")).isEqualTo(hidden.json().path("type"));
    }

    @Test
    void shouldNotShowARevisionOfAnotherTeamsTime() {
        // Given: one team removes a domain, another creates it, and an edge still has the first one's
        var before = TeamsOfTests.make(client);
        var after = TeamsOfTests.make(client);
        var shared = Client.freshName();
        create(shared, before);
        client.delete("/api/v1/domains/" + shared);
        create(shared, after);
        var reader = new Keys(client).ofTeam(after, "viewer").authorization();
        var named = new Keys(client).of("viewer", shared).authorization();
        var behind = answering("behind", request -> FakeEdge.answer(id("behind"), request, shared, 1));
        var current = answering("current", request -> FakeEdge.answer(id("current"), request, shared, 3));
        var ahead = answering("ahead", request -> FakeEdge.answer(id("ahead"), request, shared, 99));
        var url = "http://" + shared + "/";

        // When
        var answer = answered(url, reader, behind, current, ahead);
        var toWhoMaySeeTheName = answered(url, named, behind, current, ahead);

        // Then
        assertThat(answer.json().path("revision").asInt()).isEqualTo(3);
        assertThat(state(answer, current)).isEqualTo("EXPLAINED");
        assertThat(state(answer, behind)).isEqualTo("HIDDEN");
        assertThat(item(answer, behind).has("explanation")).isFalse();
        assertThat(state(answer, ahead)).isEqualTo("HIDDEN");
        assertThat(state(toWhoMaySeeTheName, behind)).isEqualTo("EXPLAINED");
        assertThat(state(toWhoMaySeeTheName, ahead)).isEqualTo("HIDDEN");
    }

    @Test
    void shouldShowThatAnswersInTheNameOfAnEdgeDiffer() {
        // Given: another edge answers in its name, and the question stays open for one that says nothing
        edge("dumb", request -> {});
        var edge = edge("edge", request -> {
            write(answer("edge", request, name));
            write(FakeEdge.answer(id("edge"), request, name, 2));
        });

        // When
        var answer = await().until(
                        () -> explain("http://" + name + "/", ""),
                        each -> state(each, edge).equals("CONFLICTING"));

        // Then
        assertThat(item(answer, edge).has("explanation")).isFalse();
        assertThat(client.get("/q/metrics").response().body())
                .containsPattern("backsource_explain_answers_total\\{outcome=\"conflicting\"[^}]*} [1-9]");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                       url",
        "url=,                                     url",
        "url=www.example.com,                      url",
        "url=ftp://www.example.com/,               url",
        "url=http://203.0.113.10/,                 url",
        "url=http://u@www.example.com/,            url",
        "url=http://*.example.com/,                url",
        "url=http://www.example.com/%23f,          url",
        "url=http://www.example.com/%20,           url",
        "url=http://www.example.com/&scheme=ftp,   scheme",
        "url=http://www.example.com/&edge=../a,    edge",
    })
    void shouldNameWhatIsWrongWithAQuestion(String query, String field) {
        // When
        var answer = client.get("/api/v1/explain?" + query);

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void shouldRefuseALongUrlAndAnUnknownEdge() {
        assertThat(explain("http://" + name + "/" + "a".repeat(2_048), "").status())
                .isEqualTo(400);
        assertThat(explain("http://" + name + "/", "edge=never-heard-of").status())
                .isEqualTo(404);
    }

    @Test
    void shouldLetACallerAskOnlySoMuchAtOnce() {
        // Given: each question waits for its whole time
        var dumb = edge("dumb", request -> {});
        var path = "/api/v1/explain?edge=" + dumb + "&url=http://" + name + "/";

        // When
        var all = IntStream.range(0, 8).mapToObj(i -> client.getLater(path)).toList();
        await().until(() -> all.stream().filter(CompletableFuture::isDone).count() >= 4);
        var statuses =
                all.stream().map(later -> timers.pass(WAIT, later).status()).toList();

        // Then: four requests are admitted; 503 if the test let the time pass before the question was written
        assertThat(statuses).contains(429).isSubsetOf(200, 429, 503);
        assertThat(statuses.stream().filter(status -> status != 429)).hasSizeGreaterThanOrEqualTo(4);
        await().untilAsserted(() ->
                assertThat(timers.pass(WAIT, client.getLater(path)).status()).isEqualTo(200));
    }

    private void create(String domain, String team) {
        var answer = client.post("/api/v1/domains", """
                {"name": "%s", "team": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(domain, team));
        assertThat(answer.status()).isEqualTo(201);
    }

    /** Once each of the edges is in time. */
    private Answer answered(String url, String authorization, String... edges) {
        return await().until(
                        () -> explain(url, "", "Authorization", authorization),
                        each -> Stream.of(edges)
                                .noneMatch(edge -> state(each, edge).equals("NOT_IN_TIME")));
    }

    private String answering(String edge, Function<ExplainRequest, ExplainAnswer> answers) {
        return edge(edge, request -> write(answers.apply(request)));
    }

    /** Its id, once the service knows it. */
    private String edge(String edge, Consumer<ExplainRequest> behaviour) {
        edges.add(FakeEdge.start(id(edge), infrastructure.broker().bootstrapServers(), writer, behaviour));
        awaitKnown(id(edge));
        return id(edge);
    }

    private void awaitKnown(String id) {
        await().until(() -> client.get("/api/v1/edges").response().body().contains(id));
    }

    private String id(String edge) {
        return prefix + "-" + edge;
    }

    private ExplainAnswer answer(String edge, ExplainRequest request, String domain) {
        return FakeEdge.answer(id(edge), request, domain);
    }

    private void write(ExplainAnswer answer) {
        writer.writeGarbage(Topic.EXPLAIN_ANSWERS, answer.edge(), encoded(answer));
    }

    private static byte[] encoded(ExplainAnswer answer) {
        return EventCodec.EXPLAIN_ANSWER.encode(answer);
    }

    private Answer explain(String url, String more, String... headers) {
        return client.get(path(url, more), headers);
    }

    private static String path(String url, String more) {
        return "/api/v1/explain?url=" + URLEncoder.encode(url, UTF_8) + (more.isEmpty() ? "" : "&" + more);
    }

    private static String state(Answer answer, String edge) {
        return item(answer, edge).path("state").asText();
    }

    /** Missing if the answer doesn't name the edge, as one says nothing of any when the question was not written in time. */
    private static JsonNode item(Answer answer, String edge) {
        for (var item : answer.json().path("items")) {
            if (item.path("edge").asText().equals(edge)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }
}
