package dev.backsource.health.preflight;

import static dev.backsource.health.testing.TestDomains.follow;
import static dev.backsource.health.testing.TestDomains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.health.http.Found;
import dev.backsource.health.http.HttpFindings;
import dev.backsource.health.http.HttpInquiries;
import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.probe.attempt.ShareOwner;
import dev.backsource.health.testing.HandTurnedLoop;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeAnswer.HttpState;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.HttpUnavailable;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.Source;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightsTest {
    private static final OriginAddress ADDRESS = new OriginAddress("192.0.2.1");
    private static final Origin ORIGIN = origin(ADDRESS, 80);
    private static final Found UNAVAILABLE = new Found(
            new Place(ADDRESS, null, null),
            Measurement.of(FindingKind.HTTP_UNAVAILABLE, new HttpUnavailable(503, "http://www.example.com/")));

    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Origin> asked = new ArrayList<>();
    private final List<Boolean> followed = new ArrayList<>();
    private final List<Duration> times = new ArrayList<>();
    private final Promise<HttpFindings> response = Promise.promise();
    private final List<HttpInquiries.Caller> callers = new ArrayList<>();
    private Outcome ofHttps = Outcome.open("accepted");

    @Test
    void shouldAskAnOriginOnceItsPortsAreFoundOpen() {
        // Given
        var answer = ask(follow("www.example.com", ORIGIN, origin(ADDRESS, 8080)));

        // When
        response.complete(new HttpFindings(List.of(UNAVAILABLE), null));
        loop.turn();

        // Then
        assertThat(asked).containsExactly(ORIGIN);
        assertThat(times).containsExactly(Duration.ofMillis(2_400));
        var now = loop.clock().instant();
        assertThat(answer.result().findings())
                .containsExactly(new Finding(
                        FindingKind.HTTP_UNAVAILABLE,
                        UNAVAILABLE.at(),
                        Source.PREFLIGHT,
                        "prober-1",
                        now,
                        now,
                        Confidence.ONCE,
                        UNAVAILABLE.measured().evidence()));
        assertThat(answer.result().http()).containsExactly(new ProbeAnswer.Http(ADDRESS, HttpState.ASKED, null));
        assertThat(underway()).isZero();
    }

    @Test
    void shouldTellThatAResponseIsMissing() {
        // Given
        var answer = ask(follow("www.example.com", ORIGIN));

        // When
        response.complete(HttpFindings.none("port 80 responds with status 429"));
        loop.turn();

        // Then
        assertThat(answer.result().http())
                .containsExactly(new ProbeAnswer.Http(ADDRESS, HttpState.UNKNOWN, "port 80 responds with status 429"));
    }

    @Test
    void shouldAskNoOriginWithAClosedPort() {
        // Given
        ofHttps = Outcome.unresolved("not found");

        // When
        var answer = ask(follow("www.example.com", ORIGIN));

        // Then
        assertThat(asked).isEmpty();
        assertThat(answer.result().findings()).isEmpty();
        assertThat(answer.result().http())
                .containsExactly(new ProbeAnswer.Http(ADDRESS, HttpState.NOT_ASKED, "port 443 isn't open"));
    }

    /** Otherwise a team's many domains would have as many shares of the places and of an address. */
    @Test
    void shouldTakeTheShareOfTheTeam() {
        // When
        ask(request(follow("www.example.com", ORIGIN)).ofTeam("shop"));
        ask(request(follow("www.example.net", ORIGIN)));

        // Then
        assertThat(callers)
                .extracting(HttpInquiries.Caller::owner)
                .containsExactly(
                        new ShareOwner("shop", null), new ShareOwner(null, DomainName.parse("www.example.net")));
    }

    @Test
    void shouldAskNothingOverHttpThatTheQuestionDoesNotAskFor() {
        // Given
        var request = request(follow("www.example.com", ORIGIN));

        // When
        var answer = ask(new ProbeRequest(
                request.id(),
                request.domain(),
                request.deadline(),
                request.ports(),
                request.serverName(),
                request.originTls(),
                null,
                null,
                null));

        // Then
        assertThat(asked).isEmpty();
        assertThat(answer.result().ports()).hasSize(2);
        assertThat(answer.result().http()).extracting(ProbeAnswer.Http::state).containsExactly(HttpState.NOT_ASKED);
    }

    @Test
    void shouldAnswerInTimeThoughAnInquiryDoesNotEnd() {
        // Given
        var answer = ask(follow("www.example.com", ORIGIN));
        assertThat(underway()).isOne();

        // When
        loop.pass(Duration.ofMillis(2_499));
        assertThat(answer.isComplete()).isFalse();
        loop.pass(Duration.ofMillis(1));

        // Then it has its slot until its connections are closed
        assertThat(answer.result().findings()).isEmpty();
        assertThat(answer.result().http())
                .containsExactly(new ProbeAnswer.Http(ADDRESS, HttpState.UNKNOWN, "no response in time"));
        assertThat(answer.result().ports()).extracting(ProbeAnswer.Port::state).containsOnly(PortState.OPEN);
        assertThat(underway()).isOne();
        response.complete(new HttpFindings(List.of(), null));
        loop.turn();
        assertThat(underway()).isZero();
    }

    @Test
    void shouldHandOverTheFaultsOfAnInquiryThatDoesNotEnd() {
        // Given
        var answer = ask(follow("www.example.com", ORIGIN));

        // When
        callers.get(0).take(new HttpFindings(List.of(UNAVAILABLE), null));
        loop.pass(Duration.ofMillis(2_500));

        // Then
        assertThat(answer.result().findings()).extracting(Finding::kind).containsExactly(FindingKind.HTTP_UNAVAILABLE);
        assertThat(answer.result().http()).extracting(ProbeAnswer.Http::state).containsExactly(HttpState.ASKED);
    }

    @Test
    void shouldFollowRedirectsToOtherNamesOnlyWhereTheQuestionSaysSo() {
        // Given
        var request = request(follow("*.example.com", ORIGIN));

        // When
        ask(request);
        ask(request.throughNames());

        // Then
        assertThat(followed).containsExactly(false, true);
    }

    @Test
    void shouldAskOneOriginOfAQuestionForRemedies() {
        // When
        ask(follow("www.example.com", ORIGIN, origin(OriginAddress.parse("192.0.2.2"), 80)));

        // Then
        assertThat(callers).extracting(HttpInquiries.Caller::admitsRemedies).containsExactly(true, false);
    }

    @Test
    void shouldTakeAnOriginForAskedThoughItsRedirectsLeadFurther() {
        // Given
        var answer = ask(follow("www.example.com", ORIGIN));

        // When
        response.complete(new HttpFindings(List.of(), null, "a redirect leads to example.net"));
        loop.turn();

        // Then
        assertThat(answer.result().http())
                .containsExactly(new ProbeAnswer.Http(ADDRESS, HttpState.ASKED, "a redirect leads to example.net"));
    }

    @Test
    void shouldShowErrorsBeforeWarnings() {
        // Given
        var warning = new Found(
                UNAVAILABLE.at(), Measurement.of(FindingKind.SCHEMES_DIFFER, FindingKind.SCHEMES_DIFFER.example()));
        var loops = new Found(
                UNAVAILABLE.at(), Measurement.of(FindingKind.REDIRECT_LOOP, FindingKind.REDIRECT_LOOP.example()));
        var answer = ask(follow("www.example.com", ORIGIN));

        // When
        response.complete(new HttpFindings(List.of(warning, loops), null));
        loop.turn();

        // Then
        assertThat(answer.result().findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.REDIRECT_LOOP, FindingKind.SCHEMES_DIFFER);
    }

    private Future<ProbeAnswer> ask(Domain domain) {
        return ask(request(domain));
    }

    private Future<ProbeAnswer> ask(ProbeRequest request) {
        var preflights = new Preflights(
                loop,
                (target, most) -> Future.succeededFuture(target.tls() == null ? Outcome.open("accepted") : ofHttps),
                (target, most) -> false,
                this::response,
                () -> 120,
                new StandardPortSettings() {
                    @Override
                    public int http() {
                        return 80;
                    }

                    @Override
                    public int https() {
                        return 443;
                    }
                },
                loop.clock(),
                () -> loop.clock().instant().getNano(),
                "prober-1",
                registry);
        var answer = preflights.answer(request);
        loop.turn();
        return answer;
    }

    private Future<HttpFindings> response(
            Domain domain, Origin origin, boolean throughNames, Duration within, HttpInquiries.Caller preflight) {
        followed.add(throughNames);
        callers.add(preflight);
        asked.add(origin);
        times.add(within);
        return response.future();
    }

    private ProbeRequest request(Domain domain) {
        return ProbeRequest.of(domain, "1", loop.clock().instant().plusSeconds(5));
    }

    private double underway() {
        return registry.get("backsource.preflight.inquiries.underway").gauge().value();
    }
}
