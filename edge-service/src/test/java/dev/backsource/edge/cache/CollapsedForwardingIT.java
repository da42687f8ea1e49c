package dev.backsource.edge.cache;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.Answer;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.HeldOrigin;
import dev.backsource.edge.testing.ManyClients;
import dev.backsource.testing.http.RawClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Concurrent requests for the same resource make one request to the origin, as far as its response may be shared. */
class CollapsedForwardingIT {
    private final BuiltEdge edge = BuiltEdge.patient();

    private final MeterRegistry registry = BuiltEdge.patient().meters();

    private final HeldOrigin held = new HeldOrigin();
    private CachedSite site;
    private ManyClients clients;

    @BeforeEach
    void start() {
        site = new CachedSite(edge, held);
        clients = new ManyClients(edge);
    }

    @AfterEach
    void close() {
        clients.close();
        site.close();
    }

    private void awaitUnderWay(int count) {
        await().until(() ->
                registry.get("backsource.edge.requests.active").gauge().value() == count);
    }

    private void awaitAsked(int count) {
        await().until(() -> held.count() == count);
    }

    private String ask(String... fields) {
        return "GET /a HTTP/1.1\r\nHost: " + site.host() + "\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
    }

    @Test
    void shouldAskTheOriginOnceForAThousandClients() {
        // Given
        var answers = clients.get(1000, site.url());
        awaitUnderWay(1000);

        // When: all have the head before the rest comes, so that none finds the whole of it stored
        var response = held.next().putHeader("Cache-Control", "max-age=60").setChunked(true);
        response.write("for ");
        await().until(() -> answers.begun() == 1000);
        response.end("all");

        // Then
        assertThat(answers.all()).hasSize(1000).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("for all");
        });
        assertThat(answers.all())
                .filteredOn(answer -> answer.header("cache-status").contains("; collapsed"))
                .hasSize(999);
        assertThat(held.count()).isEqualTo(1);
    }

    /** Requests that arrive when the response has just been stored find it there, or still share the fetch. */
    @Test
    void shouldAskTheOriginOnceForEachUrlWhileAnswersComeAtOnce() {
        // Given
        site.say("at once", "Cache-Control", "max-age=60");

        // When
        var answers = IntStream.range(0, 500)
                .mapToObj(i -> clients.get(8, site.url() + i))
                .toList();

        // Then
        assertThat(answers)
                .allSatisfy(
                        same -> assertThat(same.all()).extracting(Answer::body).containsOnly("at once"));
        assertThat(site.asked()).isEqualTo(500);
    }

    @Test
    void shouldGiveEachItsOwnWhenTheResponseIsPrivate() {
        // Given
        var answers = clients.get(20, site.url());
        awaitUnderWay(20);

        // When
        held.next().putHeader("Cache-Control", "private").end("own 0");
        for (var i = 1; i < 20; i++) {
            held.next().putHeader("Cache-Control", "private").end("own " + i);
        }

        // Then
        assertThat(answers.all())
                .extracting(Answer::body)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "own " + i).toList());
    }

    @Test
    void shouldNotHaveLaterRequestsWaitForOneAnotherOnceTheResponseWasPrivate() {
        // Given
        var first = clients.get(1, site.url());
        held.next().putHeader("Cache-Control", "private").end();
        first.all();

        // When
        var answers = clients.get(5, site.url());

        // Then: all five have reached the origin before any is answered
        awaitAsked(6);
        held.answerAll(5, "Cache-Control", "private");
        assertThat(answers.all()).hasSize(5);
    }

    @Test
    void shouldGiveEachItsOwnWhenEveryReuseNeedsValidation() {
        // Given
        var answers = clients.get(5, site.url());
        awaitUnderWay(5);

        // When
        for (var i = 0; i < 5; i++) {
            held.next()
                    .putHeader("Cache-Control", "no-cache")
                    .putHeader("ETag", "\"" + i + "\"")
                    .end("own " + i);
        }

        // Then
        assertThat(answers.all()).extracting(Answer::body).doesNotHaveDuplicates();
        assertThat(held.count()).isEqualTo(5);
    }

    @Test
    void shouldNotShareAValidationThatIsForOneRequestOnly() {
        // Given
        var first = clients.get(1, site.url());
        held.next()
                .putHeader("Cache-Control", "no-cache")
                .putHeader("ETag", "\"v\"")
                .end("mine");
        first.all();
        var answers = clients.get(2, site.url());
        awaitAsked(3);

        // When
        held.next().setStatusCode(304).putHeader("ETag", "\"v\"").end();
        held.next().putHeader("Cache-Control", "no-cache").end("yours");

        // Then
        assertThat(answers.all()).extracting(Answer::body).containsExactlyInAnyOrder("mine", "yours");
    }

    @Test
    void shouldShareAValidation() {
        // Given
        var first = clients.get(1, site.url());
        held.next()
                .putHeader("Cache-Control", "max-age=60")
                .putHeader("Age", "61")
                .putHeader("ETag", "\"v\"")
                .end("body");
        first.all();
        var answers = clients.get(10, site.url());
        awaitUnderWay(10);

        // When
        held.next().setStatusCode(304).putHeader("Age", "0").end();

        // Then
        assertThat(answers.all())
                .hasSize(10)
                .allSatisfy(answer -> assertThat(answer.body()).isEqualTo("body"));
        assertThat(held.count()).isEqualTo(2);
    }

    @Test
    void shouldAskOncePerVariant() {
        // Given
        var german = clients.get(5, site.url(), "Accept-Language", "de");
        var english = clients.get(5, site.url(), "Accept-Language", "en");
        awaitUnderWay(10);

        // When
        for (var i = 0; i < 2; i++) {
            held.next((request, response) -> response.putHeader("Cache-Control", "max-age=60")
                    .putHeader("Vary", "Accept-Language")
                    .end(request.getHeader("Accept-Language")));
        }

        // Then
        assertThat(german.all()).extracting(Answer::body).containsOnly("de");
        assertThat(english.all()).extracting(Answer::body).containsOnly("en");
        assertThat(held.count()).isEqualTo(2);
    }

    @Test
    void shouldGoOnForTheOthersWhenTheFirstLeavesBeforeTheHead() {
        try (var first = new RawClient(edge.httpPort())) {
            first.sendBytes(ask());
            awaitAsked(1);
            awaitUnderWay(1);
            var others = clients.get(3, site.url());
            awaitUnderWay(4);

            // When
            first.leave();
            awaitUnderWay(3);
            held.next().putHeader("Cache-Control", "max-age=60").end("all the same");

            // Then
            assertThat(others.all()).extracting(Answer::body).containsOnly("all the same");
            assertThat(held.count()).isEqualTo(1);
        }
    }

    @Test
    void shouldGoOnForTheOthersWhenOneLeavesAmidTheBody() {
        try (var first = new RawClient(edge.httpPort());
                var second = new RawClient(edge.httpPort())) {
            // Given
            first.sendBytes(ask());
            awaitAsked(1);
            second.sendBytes(ask());
            awaitUnderWay(2);
            var response = held.next().putHeader("Cache-Control", "max-age=60").setChunked(true);
            response.write("begin\r\n");
            first.until("begin");
            second.until("begin");

            // When
            first.leave();
            awaitUnderWay(1);
            response.end("done\r\n");

            // Then
            second.until("done");
            assertThat(clients.get(1, site.url()).all())
                    .extracting(Answer::body)
                    .containsOnly("begin\r\ndone\r\n");
            assertThat(held.count()).isEqualTo(1);
        }
    }

    @Test
    void shouldLetTheOriginGoWhenAllLeaveBeforeTheHead() {
        // Given
        var gone = new AtomicBoolean();
        held.onArrival((request, response) -> response.closeHandler(closed -> gone.set(true)));
        try (var first = new RawClient(edge.httpPort());
                var second = new RawClient(edge.httpPort())) {
            first.sendBytes(ask());
            awaitAsked(1);
            second.sendBytes(ask());
            awaitUnderWay(2);

            // When
            Stream.of(first, second).forEach(RawClient::leave);

            // Then
            await().until(gone::get);
        }
    }

    @Test
    void shouldHandOnToAllWhileItArrives() {
        try (var first = new RawClient(edge.httpPort());
                var second = new RawClient(edge.httpPort());
                var late = new RawClient(edge.httpPort())) {
            // Given
            first.sendBytes(ask());
            awaitAsked(1);
            second.sendBytes(ask());
            awaitUnderWay(2);
            var response = held.next().putHeader("Cache-Control", "max-age=60").setChunked(true);

            // When
            response.write("begin\r\n");

            // Then: it is there before the origin has sent the rest, also for one who comes now
            first.until("begin");
            second.until("begin");
            late.sendBytes(ask());
            late.until("begin");
            response.end("done\r\n");
            Stream.of(first, second, late).forEach(client -> client.until("done"));
            assertThat(held.count()).isEqualTo(1);
        }
    }

    @Test
    void shouldBreakOffForAllWhenTheOriginFailsAmidTheBodyAndStoreNothing() {
        try (var first = new RawClient(edge.httpPort());
                var second = new RawClient(edge.httpPort())) {
            // Given
            first.sendBytes(ask());
            awaitAsked(1);
            second.sendBytes(ask());
            awaitUnderWay(2);
            held.next((request, response) -> {
                response.putHeader("Cache-Control", "max-age=60")
                        .setChunked(true)
                        .write("begin\r\n");
            });
            first.until("begin");
            second.until("begin");

            // When
            held.breakLast();

            // Then
            assertThat(first.rest()).doesNotContain("\r\n0\r\n");
            assertThat(second.rest()).doesNotContain("\r\n0\r\n");
            var next = clients.get(1, site.url());
            held.next().end("new");
            assertThat(next.all()).extracting(Answer::body).containsOnly("new");
        }
    }

    @Test
    void shouldServeHttp10ClientsAlongWithOthers() {
        try (var old = new RawClient(edge.httpPort())) {
            // Given
            var others = clients.get(2, site.url());
            awaitUnderWay(2);
            old.sendBytes("GET /a HTTP/1.0\r\nHost: " + site.host() + "\r\n\r\n");
            awaitUnderWay(3);

            // When
            held.next()
                    .putHeader("Cache-Control", "max-age=60")
                    .setChunked(true)
                    .end("for all");

            // Then
            assertThat(old.rest()).doesNotContain("chunked").endsWith("\r\n\r\nfor all");
            assertThat(others.all()).extracting(Answer::body).containsOnly("for all");
            assertThat(held.count()).isEqualTo(1);
        }
    }

    @Test
    void shouldServeHttp2ClientsTogether() {
        // Given
        var answers = clients.getOverHttp2(20, site.host(), "");
        awaitUnderWay(20);

        // When
        held.next().putHeader("Cache-Control", "max-age=60").setChunked(true).end("for all");

        // Then
        assertThat(answers.all())
                .hasSize(20)
                .allSatisfy(answer -> assertThat(answer.body()).isEqualTo("for all"));
        assertThat(held.count()).isEqualTo(1);
        assertThat(clients.getOverHttp2(1, site.host(), "").all().get(0).header("cache-status"))
                .contains("hit");
    }

    @Test
    void shouldNotTakeTheAnswerToABodyForTheAnswerToAllOverHttp2() {
        // Given
        var asked = clients.getOverHttp2(1, site.host(), "a question");
        held.next().putHeader("Cache-Control", "max-age=60").end("an answer");
        asked.all();

        // When
        var other = clients.getOverHttp2(1, site.host(), "");
        held.next().putHeader("Cache-Control", "max-age=60").end("page");

        // Then
        assertThat(other.all()).extracting(Answer::body).containsOnly("page");
    }

    /** Whatever the edge does with the first client's stream, the other clients get a response. */
    @Test
    void shouldTellAllWhoWaitWhenTheOriginFailsTheFirstOverHttp2() {
        // Given
        clients.getOverHttp2(1, site.host(), "");
        awaitAsked(1);
        var url = "https://" + site.host() + "/a";
        var others = Stream.generate(() -> CompletableFuture.supplyAsync(() -> edge.get(url)))
                .limit(2)
                .toList();
        awaitUnderWay(3);

        // When
        held.next();
        held.breakLast();

        // Then
        assertThat(others).allSatisfy(other -> assertThat(other.join().status()).isEqualTo(502));
    }
}
