package dev.backsource.edge.upstream.trial;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.edge.testing.Rollouts.next;
import static dev.backsource.edge.testing.Rollouts.rollout;
import static dev.backsource.edge.testing.Rollouts.target;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.CandidateRoute;
import dev.backsource.edge.testing.Answer;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.GivenEdge;
import dev.backsource.edge.testing.HeldOrigin;
import dev.backsource.edge.testing.ManyClients;
import dev.backsource.edge.testing.Rollouts;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.protocol.RedirectType;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rollout from HTTP to HTTPS; half of the resources try HTTPS. Each test has an address of its own, where nothing listens for HTTPS at first. */
class ProgressiveRolloutIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String LARGE = "0123456789".repeat(20_000);

    private final GivenEdge edge = BuiltEdge.patient();
    private final int number = NUMBER.incrementAndGet();
    private final String host = "rollout-" + number + ".example.test";
    private final String address = "127.0.41." + number;
    private final Domain baseline = domain(host, origin(address, 80)).with(Part.POLICY, policy(RedirectType.HTTP));
    private final Domain changed = baseline.with(Part.POLICY, policy(RedirectType.HTTPS));
    private volatile Handler<HttpServerRequest> behaviour = ProgressiveRolloutIT::answer;
    private TestOrigin http;

    @BeforeEach
    void startOrigin() {
        http = TestOrigin.http(edge.vertx(), address, edge.standardHttp(), request -> behaviour.handle(request));
    }

    @AfterEach
    void stopOrigin() {
        http.close();
        edge.remove(host);
    }

    private TestOrigin startHttps() {
        return TestOrigin.https(edge.vertx(), address, edge.standardHttps(), ProgressiveRolloutIT::answer);
    }

    private static void answer(HttpServerRequest request) {
        var response = request.response().putHeader("Cache-Control", "max-age=600");
        if ("large".equals(request.getHeader("Accept"))) {
            response.end(LARGE);
        } else if (request.getHeader("Range") != null) {
            response.setStatusCode(206)
                    .putHeader("Content-Range", "bytes 0-0/4")
                    .end(request.scheme().substring(0, 1));
        } else {
            response.end(request.scheme());
        }
    }

    private String trying(int index) {
        return "http://" + host + target(Arm.CANDIDATE, host, index);
    }

    private String staying(int index) {
        return "http://" + host + target(Arm.BASELINE, host, index);
    }

    private String hostWhose(String target, Arm arm) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "collapsed-" + i + ".example.test")
                .filter(name -> Rollouts.arm(name, target) == arm)
                .findFirst()
                .orElseThrow();
    }

    private CandidateRoute candidate() {
        return Objects.requireNonNull(
                Objects.requireNonNull(edge.table().find(host)).candidate());
    }

    private double active() {
        return edge.meters().get("backsource.edge.requests.active").gauge().value();
    }

    private static String cacheStatus(Answer answer) {
        return answer.header("cache-status");
    }

    @Test
    void shouldServeTheBaselinesResponseWhereTheCandidateFails() {
        // Given
        edge.apply(baseline, rollout(baseline, changed));

        // When
        var small = edge.get(trying(0));
        var large = edge.send(HttpMethod.GET, trying(1), Map.of("Accept", "large"), "");
        var range = edge.send(HttpMethod.GET, trying(2), Map.of("Range", "bytes=0-0"), "");
        var head = edge.send(HttpMethod.HEAD, trying(3), Map.of(), "");
        var again = edge.get(trying(0));

        // Then
        assertThat(List.of(small.status(), large.status(), range.status(), head.status(), again.status()))
                .containsExactly(200, 200, 206, 200, 200);
        assertThat(small.body()).isEqualTo("http");
        assertThat(large.body()).isEqualTo(LARGE);
        assertThat(cacheStatus(small)).isEqualTo("edge-1; fwd=uri-miss; fwd-status=200");
        assertThat(cacheStatus(again)).isEqualTo("edge-1; fwd=uri-miss; fwd-status=200");
        assertThat(edge.edge()
                        .findings()
                        .report("edge-1", edge.timeOfDay().instant(), domain -> true)
                        .findings())
                .noneMatch(found -> found.domain().equals(host));
    }

    @Test
    void shouldMakeOneRequestAgainForAllThatHaveCollapsedIntoOne() {
        try (var clients = new ManyClients(edge)) {
            // Given
            var held = new HeldOrigin();
            behaviour = request -> held.accept(request, request.response());
            var tried = hostWhose("/a", Arm.CANDIDATE);
            var shared = domain(tried, origin(address, 80)).with(Part.POLICY, policy(RedirectType.HTTP));
            edge.apply(shared, rollout(Part.POLICY, policy(RedirectType.HTTPS)));

            // When
            var answers = clients.getOverHttp2(20, tried, "");
            await().until(() -> active() == 20);
            var response = held.next().putHeader("Cache-Control", "max-age=600").setChunked(true);
            response.write("for ");
            await().until(() -> answers.begun() == 20);
            response.end("all");

            // Then
            assertThat(answers.all()).extracting(Answer::body).containsOnly("for all");
            assertThat(held.count()).isEqualTo(1);
        }
    }

    @Test
    void shouldServeTheBaselinesStaleResponseWhereBothFail() {
        // Given
        behaviour = request -> request.response()
                .putHeader("Cache-Control", "max-age=10, stale-if-error=600")
                .putHeader("Age", "30")
                .end("stale");
        edge.apply(baseline);
        edge.get(trying(0));

        // When
        edge.apply(baseline, rollout(baseline, changed));
        behaviour = request -> request.response().setStatusCode(503).end("sorry");
        var stored = edge.get(trying(0));
        var other = edge.get(trying(1));

        // Then
        assertThat(stored.body()).isEqualTo("stale");
        assertThat(other.status()).isEqualTo(503);
    }

    @Test
    void shouldServeNoClientTheStaleResponseOfAnother() {
        try (var clients = new ManyClients(edge)) {
            // Given
            behaviour = request -> request.response()
                    .putHeader("Cache-Control", "max-age=10, stale-if-error=600")
                    .putHeader("Age", "30")
                    .putHeader("Vary", "Cookie")
                    .end("for " + request.getHeader("Cookie"));
            edge.apply(baseline);
            edge.send(HttpMethod.GET, trying(0), Map.of("Cookie", "a"), "");
            edge.apply(baseline, rollout(baseline, changed));
            var held = new HeldOrigin();
            behaviour = request -> held.accept(request, request.response());

            // When
            var leader = clients.get(1, trying(0), "Cookie", "a");
            await().until(() -> held.count() == 1);
            var other = clients.get(1, trying(0), "Cookie", "b");
            await().until(() -> active() == 2);
            held.next().setStatusCode(503).end();
            held.next().end("for b");

            // Then
            assertThat(leader.all()).extracting(Answer::body).containsExactly("for a");
            assertThat(other.all()).extracting(Answer::body).containsExactly("for b");
        }
    }

    @Test
    void shouldTryTheCandidateOnceForAllWhoseResponsesCannotBeShared() {
        var tried = new AtomicInteger();
        Handler<HttpServerRequest> failing = request -> {
            tried.incrementAndGet();
            request.response().setStatusCode(503).end();
        };
        try (var https = TestOrigin.https(edge.vertx(), address, edge.standardHttps(), failing);
                var clients = new ManyClients(edge)) {
            // Given
            edge.apply(baseline, rollout(baseline, changed));
            var held = new HeldOrigin();
            behaviour = request -> held.accept(request, request.response());

            // When
            var answers = clients.get(5, trying(0));
            await().until(() -> active() == 5);
            held.answerAll(5, "Cache-Control", "no-store");

            // Then
            assertThat(answers.all()).extracting(Answer::status).containsOnly(200);
            assertThat(https.connections()).isPositive();
            assertThat(tried).hasValue(1);
        }
    }

    @Test
    void shouldSendToTheCandidateNeitherHitsNorWhatMayNotBeMadeAgain() {
        try (var https = startHttps()) {
            // Given
            edge.apply(baseline);
            edge.get(trying(0));

            // When
            edge.apply(baseline, rollout(baseline, changed));
            var hit = edge.get(trying(0));
            var post = edge.send(HttpMethod.POST, trying(1), Map.of(), "a");
            var connections = https.connections();
            var tried = edge.get(trying(2));

            // Then
            assertThat(cacheStatus(hit)).startsWith("edge-1; hit");
            assertThat(post.body()).isEqualTo("http");
            assertThat(connections).isZero();
            assertThat(tried.body()).isEqualTo("https");
        }
    }

    @Test
    void shouldKeepTheCandidatesResponsesThroughStepsAndPromotion() {
        try (var https = startHttps()) {
            // Given
            var first = rollout(baseline, changed);
            edge.apply(baseline, first);
            edge.get(trying(0));
            edge.get(staying(0));

            // When
            edge.apply(baseline, next(first));
            var afterStep = edge.get(trying(0));
            var baselineAfterStep = edge.get(staying(0));
            edge.apply(changed);
            var promoted = edge.get(trying(0));
            var other = edge.get(staying(0));

            // Then
            assertThat(afterStep.body()).isEqualTo("https");
            assertThat(cacheStatus(afterStep)).startsWith("edge-1; hit");
            assertThat(baselineAfterStep.body()).isEqualTo("http");
            assertThat(cacheStatus(baselineAfterStep)).startsWith("edge-1; hit");
            assertThat(promoted.body()).isEqualTo("https");
            assertThat(cacheStatus(promoted)).startsWith("edge-1; hit");
            assertThat(other.body()).isEqualTo("https");
            assertThat(https.connections()).isPositive();
        }
    }

    @Test
    void shouldServeNothingOfTheCandidateAfterItsAbort() {
        // Given
        edge.apply(baseline, rollout(baseline, changed));
        try (var https = startHttps()) {
            assertThat(edge.get(trying(0)).body()).isEqualTo("https");
            assertThat(https.connections()).isPositive();
        }

        // When
        for (var i = 1; i < 200 && !candidate().isAborted(); i++) {
            assertThat(edge.get("http://" + host + "/abort/" + i).body()).isEqualTo("http");
        }
        var before = edge.get(trying(0));
        var stored = edge.get(trying(0));

        // Then
        assertThat(candidate().isAborted()).isTrue();
        assertThat(before.body()).isEqualTo("http");
        assertThat(cacheStatus(before)).isEqualTo("edge-1; fwd=uri-miss; fwd-status=200; stored");
        assertThat(cacheStatus(stored)).startsWith("edge-1; hit");
    }

    /** Both arms use HTTP here, so that their responses have the same key. */
    @Test
    void shouldKeepTheBaselinesResponseWhenTheCandidatesArrivesAfterItsAbort() {
        var other = "127.0.42." + number;
        var held = new HeldOrigin();
        var late = target(Arm.CANDIDATE, host, 0);
        Handler<HttpServerRequest> failing = request -> {
            if (request.path().equals(late)) {
                held.accept(request, request.response());
            } else {
                request.response().setStatusCode(503).end();
            }
        };
        try (var candidates = TestOrigin.http(edge.vertx(), other, edge.standardHttp(), failing);
                var clients = new ManyClients(edge)) {
            // Given
            edge.apply(baseline, rollout(Part.ORIGINS, List.of(origin(other, 80))));
            var waiting = clients.get(1, trying(0));
            await().until(() -> held.count() == 1);
            for (var i = 1; i < 200 && !candidate().isAborted(); i++) {
                edge.get("http://" + host + "/abort/" + i);
            }
            edge.get(trying(0));

            // When
            held.next().putHeader("Cache-Control", "max-age=600").end("late");
            var answered = waiting.all();
            var after = edge.get(trying(0));

            // Then
            assertThat(candidates.connections()).isPositive();
            assertThat(candidate().isAborted()).isTrue();
            assertThat(answered).extracting(Answer::body).containsExactly("late");
            assertThat(after.body()).isEqualTo("http");
            assertThat(cacheStatus(after)).startsWith("edge-1; hit");
        }
    }

    @Test
    void shouldRejectARolloutWhoseCandidateCannotBeMade() {
        // Given
        edge.apply(baseline);
        var rejected = edge.rejections().total();

        // When
        edge.apply(changed, rollout(Part.ORIGINS, List.of()));

        // Then
        assertThat(edge.rejections().total()).isEqualTo(rejected + 1);
        assertThat(edge.get(trying(0)).body()).isEqualTo("http");
    }
}
