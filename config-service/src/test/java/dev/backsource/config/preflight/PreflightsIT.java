package dev.backsource.config.preflight;

import static dev.backsource.testing.waiting.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.ManualTimers;
import dev.backsource.config.testing.QuestionFollower;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.event.TlsVerdict;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.ForeignCertificate;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.Scheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking probers whether ports are open, with a prober that does what a test says. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PreflightsIT {
    private static final Instant MEASURED = Instant.parse("2026-11-24T10:15:30.250Z");

    /** As long as a question that nobody answers is waited for; the tests don't. */
    private static final Duration WAIT = Duration.ofMillis(4_500);

    private final List<QuestionFollower<?>> probers = new ArrayList<>();
    private final Queue<ProbeRequest> asked = new ConcurrentLinkedQueue<>();

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
        client.create(name, 8080);
        await().until(() -> client.get("/q/health/ready").status() == 200);
    }

    @AfterEach
    void close() throws InterruptedException {
        for (var prober : probers) {
            prober.close();
        }
        writer.close();
    }

    @Test
    void shouldTellWhatAProberFindsOfThePortsThatThePolicyWouldNeed() {
        // Given
        prober(request -> write(new ProbeAnswer(
                request.id(),
                Instant.now(),
                List.of(
                        port(request, 0, PortState.OPEN, null, "connection accepted"),
                        foreign(port(
                                request,
                                1,
                                PortState.CLOSED,
                                TlsVerdict.REFUSED,
                                "edges refuse its TLS: it is old"))))));

        // When
        var answer = await().until(() -> preflight("static=FOLLOW"), given -> given.status() == 200);

        // Then
        assertThat(answer.json().path("domain").asText()).isEqualTo(name);
        assertThat(answer.json().path("revision").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/ports/0/origin").asText()).isEqualTo("203.0.113.10");
        assertThat(answer.json().at("/ports/0/port").asInt()).isEqualTo(80);
        assertThat(answer.json().at("/ports/0/state").asText()).isEqualTo("OPEN");
        assertThat(answer.json().at("/ports/0").has("tls")).isFalse();
        assertThat(answer.json().at("/ports/1/scheme").asText()).isEqualTo("https");
        assertThat(answer.json().at("/ports/1/state").asText()).isEqualTo("CLOSED");
        assertThat(answer.json().at("/ports/1/tls").asText()).isEqualTo("REFUSED");
        assertThat(answer.json().at("/ports/1/reason").asText()).isEqualTo("edges refuse its TLS: it is old");
        assertThat(answer.json().at("/ports/1/measuredAt").asText()).isEqualTo("2026-11-24T10:15:30.250Z");
        assertThat(answer.json().at("/ports/1/finding/gate").asText()).isEqualTo("certificate-name");
        assertThat(answer.json().at("/ports/1/finding/detail").asText())
                .isEqualTo("Certificate of port 443 of origin 203.0.113.10 is for other.test; edges require " + name
                        + " and send Host: " + name + ".");
        assertThat(answer.json().at("/findings")).isEmpty();
        assertThat(asked.element().serverName().value()).isEqualTo(name);
        assertThat(client.get("/api/v1/domains/" + name).json().path("revision").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                              8080",
        "static=OFF,                      8080",
        "static=HTTP,                     80",
        "static=HTTPS,                    443",
        "static=FOLLOW,                   80 443",
        "static=HTTPS&dynamic=HTTP,       80 443",
        "static=HTTPS&dynamic=OFF,        443 8080",
    })
    void shouldAskForThePortsOfThePolicyThatIsAskedAbout(String query, String ports) {
        // Given
        client.put(
                "/api/v1/domains/" + name + "/dynamic-acceleration",
                "{\"enabled\": " + query.contains("dynamic") + "}");
        prober(request -> write(new ProbeAnswer(request.id(), Instant.now(), List.of())));

        // When
        var answer = await().until(() -> preflight(query), given -> given.status() == 200);

        // Then
        assertThat(ports(answer)).isEqualTo(ports);
        assertThat(answer.json().at("/ports/0/state").asText()).isEqualTo("UNKNOWN");
        assertThat(answer.json().at("/ports/0/reason").asText()).isEqualTo("the prober returned no result");
        assertThat(answer.json().at("/ports/0").has("measuredAt")).isFalse();
    }

    @Test
    void shouldLetAProberFollowRedirectsToOtherNamesWhereNoneIsADomainOfItsOwn() {
        // Given: the domain is no name below the wildcard
        var wildcard = "*.zone-of-" + name;
        client.create(wildcard, 80);
        prober(request -> write(new ProbeAnswer(request.id(), Instant.now(), List.of())));
        await().until(() -> preflightOf(wildcard), given -> given.status() == 200);
        var alone = asked.stream().map(ProbeRequest::goesThroughNames).toList();

        // When
        client.create("www.zone-of-" + name, 80);
        asked.clear();
        var answer = preflightOf(wildcard);

        // Then
        assertThat(alone).isNotEmpty().containsOnly(true);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(asked).extracting(ProbeRequest::goesThroughNames).contains(false);
    }

    private Answer preflightOf(String domain) {
        return client.get("/api/v1/domains/" + domain + "/preflight");
    }

    /** The same, for a certificate of another name. */
    private ProbeAnswer.Port foreign(ProbeAnswer.Port port) {
        var measured = Measurement.of(
                FindingKind.CERTIFICATE_NAME, new ForeignCertificate(List.of("other.test"), 0, name, null));
        return new ProbeAnswer.Port(
                port.origin(),
                port.port(),
                port.scheme(),
                port.state(),
                port.tls(),
                port.reason(),
                port.measuredAt(),
                measured.asked(new Place(port.origin(), port.port(), port.scheme()), "prober-1", port.measuredAt()));
    }

    @Test
    void shouldTakeTheFirstAnswerAndNothingThatIsNone() {
        // Given
        prober(request -> {
            writer.writeGarbage(Topic.PROBE_ANSWERS, request.id(), "{".getBytes(UTF_8));
            writer.writeGarbage(Topic.PROBE_ANSWERS, request.id(), ("\"" + "a".repeat(300_000) + "\"").getBytes(UTF_8));
            write(new ProbeAnswer("another", Instant.now(), List.of()));
            // Under another key.
            writer.writeGarbage(
                    Topic.PROBE_ANSWERS,
                    "another",
                    EventCodec.PROBE_ANSWER.encode(new ProbeAnswer(request.id(), Instant.now(), List.of())));
            // With a port that nobody asked about.
            write(new ProbeAnswer(
                    request.id(),
                    Instant.now(),
                    List.of(
                            new ProbeAnswer.Port(
                                    OriginAddress.parse("203.0.113.99"),
                                    80,
                                    Scheme.HTTP,
                                    PortState.OPEN,
                                    null,
                                    "made up",
                                    MEASURED),
                            port(request, 0, PortState.OPEN, null, "the first"))));
            write(new ProbeAnswer(
                    request.id(), Instant.now(), List.of(port(request, 0, PortState.CLOSED, null, "the second"))));
        });

        // When
        var answer = await().until(() -> preflight("static=HTTP"), given -> given.status() == 200);

        // Then
        assertThat(answer.json().path("ports")).hasSize(1);
        assertThat(answer.json().at("/ports/0/reason").asText()).isEqualTo("the first");
        assertThat(client.get("/q/metrics").response().body())
                .containsPattern("backsource_preflight_answers_total\\{outcome=\"rejected\"[^}]*} [1-9]");
    }

    @Test
    void shouldSayThatNoProberAnswered() {
        // When: a question whose time is over before it is written says that Kafka is unavailable
        var answer = await().until(
                        () -> unanswered("static=FOLLOW"),
                        given -> given.json().path("detail").asText().contains("no prober answered"));

        // Then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("type").asText()).endsWith("preflight-unavailable");
        assertThat(answer.json().path("detail").asText()).contains("no prober answered", "origin-health-service");
        assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void shouldRefuseWhoMayNotChangeAndWhatIsNoPolicy() {
        // Given
        var viewer = new Keys(client).of("viewer", name).authorization();

        // When
        var forbidden = client.get("/api/v1/domains/" + name + "/preflight", "Authorization", viewer);
        var wrong = preflight("static=follow&dynamic=NONE");

        // Then
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("errors").findValuesAsText("field")).containsExactly("static", "dynamic");
        assertThat(client.get("/api/v1/domains/none.example.org/preflight").status())
                .isEqualTo(404);
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldLetACallerAskOnlySoMuchAtOnce() {
        // Given: nobody answers, so each waits for its whole time
        var path = "/api/v1/domains/" + name + "/preflight";

        // When
        var all = IntStream.range(0, 8).mapToObj(i -> client.getLater(path)).toList();
        await().until(() -> all.stream().filter(CompletableFuture::isDone).count() >= 4);
        var statuses =
                all.stream().map(later -> timers.pass(WAIT, later).status()).toList();

        // Then
        assertThat(statuses).contains(503, 429);
        assertThat(statuses.stream().filter(status -> status == 503)).hasSizeGreaterThanOrEqualTo(4);
        await().untilAsserted(() ->
                assertThat(timers.pass(WAIT, client.getLater(path)).status()).isEqualTo(503));
    }

    @Test
    void shouldLetATeamAskOnlySoMuchAtOnceWithHoweverManyKeys() {
        // Given: nobody answers, so each waits for its whole time
        var team = TeamsOfTests.make(client);
        var ofTeam = Client.freshName();
        client.post("/api/v1/domains", """
                {"name": "%s", "team": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(ofTeam, team));
        var keys = Stream.generate(
                        () -> new Keys(client).ofTeam(team, "operator").authorization())
                .limit(6)
                .toList();
        var another = new Keys(client).of("operator", name).authorization();

        // When
        var asked = keys.stream()
                .flatMap(key -> Stream.generate(
                                () -> client.getLater("/api/v1/domains/" + ofTeam + "/preflight", "Authorization", key))
                        .limit(4))
                .toList();
        await().until(() -> placesTaken() == 4);
        var beside = client.getLater("/api/v1/domains/" + name + "/preflight", "Authorization", another);
        await().until(() -> placesTaken() == 5);
        var others = timers.pass(WAIT, beside);

        // Then
        var answers = asked.stream().map(later -> timers.pass(WAIT, later)).toList();
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.json().path("detail").asText())
                        .contains("limit reached: 4 pre-flights per team", "the team " + team + " has 4"));
        assertThat(others.status()).as("nobody answered, but it was asked").isEqualTo(503);
    }

    @Test
    void shouldLetACallerAskForSoManyPortsAtOnceAndOthersBeside() {
        // Given: a domain that needs 40 ports, and nobody who answers, so that each question waits for its whole time
        client.put("/api/v1/domains/" + name + "/origins", manyOrigins());
        var path = "/api/v1/domains/" + name + "/preflight?static=FOLLOW";
        var another = new Keys(client).of("operator", name).authorization();

        // When
        var both = Stream.generate(() -> client.getLater(path)).limit(2).toList();
        await().until(() -> both.stream().anyMatch(CompletableFuture::isDone) && placesTaken() == 1);
        var beside = client.getLater(path, "Authorization", another);
        await().until(() -> placesTaken() == 2);
        var others = timers.pass(WAIT, beside);

        // Then
        var answers = both.stream().map(later -> timers.pass(WAIT, later)).toList();
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(503, 429);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .singleElement()
                .satisfies(answer -> assertThat(answer.json().path("detail").asText())
                        .contains("limit reached: 60 pre-flight ports per caller", "you have 40, and this takes 40"));
        assertThat(others.status()).as("nobody answered, but it was asked").isEqualTo(503);
    }

    @Test
    void shouldWarnOfAChangeOrRefuseItByWhatAProberFinds() {
        // Given
        prober(this::answerWithClosedHttps);
        await().until(() -> preflight("static=HTTPS"), given -> given.status() == 200);

        // When
        var refused = setPolicy("HTTPS", "?preflight=require");
        var key = "\"" + name + "\"";
        var warned = setPolicy("HTTPS", "?preflight=warn", "Idempotency-Key", key);
        var questions = asked.size();
        var replayed = setPolicy("HTTPS", "?preflight=warn", "Idempotency-Key", key);
        var questionsAfterTheReplay = asked.size();
        var unchecked = setPolicy("FOLLOW", "?preflight=skip");
        var allowed = setPolicy("HTTP", "?preflight=require");
        var recommended = client.get("/api/v1/domains/" + name + "/recommendation");

        // Then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).endsWith("preflight-failed");
        assertThat(refused.json().path("detail").asText())
                .contains("HTTPS port 443", "connection refused", "the redirect type HTTP;", "preflight=skip");
        assertThat(refused.json().at("/remedy/code").asText()).isEqualTo("correct-origins-or-policy");
        assertThat(warned.json().path("revision").asInt())
                .as("nothing was written before")
                .isEqualTo(2);
        assertThat(warned.json().path("warnings").findValuesAsText("code")).contains("connection-refused");
        assertThat(replayed.json())
                .as("with the findings, and without a question")
                .isEqualTo(warned.json());
        assertThat(questionsAfterTheReplay).isEqualTo(questions);
        assertThat(unchecked.json().path("warnings").findValuesAsText("code")).doesNotContain("connection-refused");
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(recommended.json().path("strongest").asText()).isEqualTo("HTTP");
        assertThat(recommended.json().path("types").findValuesAsText("type"))
                .containsExactly("HTTPS", "FOLLOW", "HTTP");
        assertThat(recommended.json().at("/types/0/origins/0/code").asText()).isEqualTo("connection-refused");
    }

    @Test
    void shouldRequireAVerdictByDefaultWhereDomainOrTeamSaySo() {
        // Given
        var team = TeamsOfTests.make(client);
        var ofTeam = Client.freshName();
        client.post("/api/v1/domains", """
                {"name": "%s", "team": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(ofTeam, team));
        client.patch("/api/v1/teams/" + team, "{\"preflight\": \"REQUIRE\"}");
        client.put("/api/v1/domains/" + name + "/change-control", "{\"preflight\": \"REQUIRE\"}");
        prober(this::answerWithClosedHttps);
        await().until(() -> preflight("static=HTTPS"), given -> given.status() == 200);

        // When
        var byDomain = setPolicy("HTTPS", "");
        var byTeam = client.post("/api/v1/batches", """
                {"items": [{"domain": "%s", "originProtocolPolicy": {"enabled": true, "redirectType": "FOLLOW"}}]}""".formatted(ofTeam));

        // Then
        assertThat(byDomain.json().path("type").asText()).endsWith("preflight-failed");
        assertThat(byTeam.json().at("/results/0/problem/type").asText()).endsWith("preflight-failed");
        assertThat(client.get("/api/v1/teams/" + team).json().path("preflight").asText())
                .isEqualTo("REQUIRE");
    }

    private Answer setPolicy(String type, String query, String... headers) {
        return client.put(
                "/api/v1/domains/" + name + "/origin-protocol-policy" + query,
                "{\"enabled\": true, \"redirectType\": \"" + type + "\"}",
                headers);
    }

    private void answerWithClosedHttps(ProbeRequest request) {
        write(new ProbeAnswer(
                request.id(),
                Instant.now(),
                IntStream.range(0, request.ports().size())
                        .mapToObj(i -> request.ports().get(i).scheme().isSecure()
                                ? port(request, i, PortState.CLOSED, null, "connection refused")
                                : port(request, i, PortState.OPEN, null, "connection accepted"))
                        .toList(),
                List.of(),
                List.of(new ProbeAnswer.Http(request.ports().get(0).origin(), ProbeAnswer.HttpState.ASKED, null))));
    }

    private void prober(Consumer<ProbeRequest> behaviour) {
        probers.add(QuestionFollower.start(
                "prober",
                infrastructure.broker().bootstrapServers(),
                TopicCodec.PROBE_REQUESTS,
                request -> {
                    asked.add(request);
                    behaviour.accept(request);
                },
                () -> {}));
    }

    private static String manyOrigins() {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "{\"address\": \"203.0.113." + i + "\", \"port\": 8080}")
                .collect(Collectors.joining(", ", "{\"origins\": [", "]}"));
    }

    private Answer preflight(String query) {
        return client.get("/api/v1/domains/" + name + "/preflight" + (query.isEmpty() ? "" : "?" + query));
    }

    /** Of a question that nobody answers. */
    private Answer unanswered(String query) {
        return timers.pass(WAIT, client.getLater("/api/v1/domains/" + name + "/preflight?" + query));
    }

    private double placesTaken() {
        return client.metric("backsource_places_taken", "of=\"pre-flights\"");
    }

    private static String ports(Answer answer) {
        return String.join(
                " ",
                StreamSupport.stream(answer.json().path("ports").spliterator(), false)
                        .map(port -> port.path("port").asText())
                        .toList());
    }

    private static ProbeAnswer.Port port(
            ProbeRequest request, int index, PortState state, TlsVerdict tls, String reason) {
        var asked = request.ports().get(index);
        return new ProbeAnswer.Port(asked.origin(), asked.port(), asked.scheme(), state, tls, reason, MEASURED);
    }

    private void write(ProbeAnswer answer) {
        writer.writeGarbage(Topic.PROBE_ANSWERS, answer.request(), EventCodec.PROBE_ANSWER.encode(answer));
    }
}
