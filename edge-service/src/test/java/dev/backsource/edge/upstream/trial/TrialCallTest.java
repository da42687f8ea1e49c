package dev.backsource.edge.upstream.trial;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.edge.testing.Rollouts.rollout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.http.upstream.ArmDraw;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import dev.backsource.edge.progressive.GivenTrials;
import dev.backsource.edge.routing.CandidateRoute;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.GivenRequest;
import dev.backsource.edge.testing.Rollouts;
import dev.backsource.edge.testing.TestReads;
import dev.backsource.edge.transport.ReadSize;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.EdgeTrial.Pair;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of a rollout from HTTP to HTTPS, whose origins respond as the test says. */
class TrialCallTest {
    private static final RequestForm VALIDATING = RequestForm.validating("\"1\"", null);

    private final List<OriginCall> calls = new ArrayList<>();
    private final Receiver receiver = new Receiver();
    private final TrialUpstream upstream = new TrialUpstream(this::prepare);
    private final Route route = route();
    private final CandidateRoute candidate = Objects.requireNonNull(route.candidate());

    private static Route route() {
        var table = new RoutingTable(GivenTrials.of(() -> 0));
        var baseline = domain(GivenRequest.HOST, RedirectType.HTTP);
        table.apply(
                baseline,
                new StateVersion(0, 1, 1),
                rollout(baseline, baseline.with(Part.POLICY, policy(RedirectType.HTTPS))));
        return Objects.requireNonNull(table.find(GivenRequest.HOST));
    }

    /** A request to an origin; those that were only prepared are not among the calls. */
    private final class OriginCall implements UpstreamCall {
        private final RoutedRequest routed;
        private final RequestForm form;
        private final ResponseReceiver to;
        private boolean cancelled;

        OriginCall(RoutedRequest routed, RequestForm form, ResponseReceiver to) {
            this.routed = routed;
            this.form = form;
            this.to = to;
        }

        @Override
        public void start() {
            calls.add(this);
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public ReadSize reads() {
            return new TestReads();
        }

        @Override
        public String nextHop() {
            return routed.originScheme() + " origin";
        }

        @Override
        public long answeredNanos() {
            return 0;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        void fail() {
            to.failed(new UpstreamFailure(
                    OriginError.REFUSED.type(), OriginError.REFUSED, nextHop(), OriginError.REFUSED.text()));
        }

        void head(int status, String... location) {
            to.head(response(status, location));
        }

        void whole(int status, String... location) {
            to.whole(response(status, location), Buffer.buffer("body"));
            to.end();
        }

        private UpstreamResponse response(int status, String... location) {
            var fields = MultiMap.caseInsensitiveMultiMap();
            for (var one : location) {
                fields.add("location", one);
            }
            return new UpstreamResponse(status, fields, HttpVersion.HTTP_1_1, 4, routed.originScheme(), null);
        }
    }

    private static final class Receiver implements ResponseReceiver {
        private final List<String> got = new ArrayList<>();

        @Override
        public void interim(UpstreamResponse response) {
            got.add(response.status() + " interim");
        }

        @Override
        public void head(UpstreamResponse response) {
            got.add(response.status() + (response.isSubstitute() ? " substitute" : ""));
        }

        @Override
        public void body(Buffer part) {
            got.add(part.toString());
        }

        @Override
        public void end() {
            got.add("end");
        }

        @Override
        public void failed(UpstreamFailure failure) {
            got.add("failed");
        }
    }

    private UpstreamCall prepare(RoutedRequest routed, RequestForm form, ResponseReceiver to) {
        return new OriginCall(routed, form, to);
    }

    private UpstreamCall start(Arm arm) {
        var target = Rollouts.target(arm, GivenRequest.HOST, 0);
        var drawn = ArmDraw.of(GivenRequest.of(route, Scheme.HTTP, "GET", target));
        var call = upstream.prepare(drawn, VALIDATING, receiver);
        call.start();
        return call;
    }

    private OriginCall only() {
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private OriginCall second() {
        assertThat(calls).hasSize(2);
        return calls.get(1);
    }

    /** Uses up the budget for retries, by failures of the origin. */
    private void hold() {
        for (var i = 0; candidate.trial().next() == Verdict.CONTINUE; i++) {
            candidate.trial().ended(0, Arm.CANDIDATE, i, Pair.BOTH_FAILED, "status 503");
        }
    }

    @ParameterizedTest
    @EnumSource(Arm.class)
    void shouldPassOnAResponseOfEitherArm(Arm arm) {
        // When
        start(arm);
        only().whole(500);

        // Then
        assertThat(only().routed.originScheme()).isEqualTo(arm == Arm.CANDIDATE ? Scheme.HTTPS : Scheme.HTTP);
        assertThat(only().form).isEqualTo(VALIDATING);
        assertThat(receiver.got).containsExactly("500", "body", "end");
    }

    @ParameterizedTest
    @EnumSource(Arm.class)
    void shouldMakeARequestAgainUnderTheBaselineWithoutValidatorsInEitherArm(Arm arm) {
        // When
        start(arm);
        only().fail();
        second().whole(200);

        // Then
        assertThat(second().routed.originScheme()).isEqualTo(Scheme.HTTP);
        assertThat(second().routed.arm()).isNull();
        assertThat(second().form).isEqualTo(RequestForm.WHOLE);
        assertThat(receiver.got).containsExactly("200 substitute", "body", "end");
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 502, 503, 504})
    void shouldWithholdAnErrorOfTheArm(int status) {
        // When
        start(Arm.CANDIDATE);
        only().whole(status);

        // Then
        assertThat(receiver.got).isEmpty();
        assertThat(second().routed.originScheme()).isEqualTo(Scheme.HTTP);
        assertThat(calls.get(0).cancelled).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  http://www.example.com%s",
        "true,  %s",
        "true,  //www.example.com:80%s#here",
        "false, https://www.example.com%s",
        "false, http://www.example.com%s?a"
    })
    void shouldWithholdARedirectToTheRequestedUrl(boolean isLoop, String location) {
        // Given
        start(Arm.CANDIDATE);

        // When
        only().whole(301, location.formatted(only().routed.target()));

        // Then
        assertThat(calls).hasSize(isLoop ? 2 : 1);
        assertThat(receiver.got.isEmpty()).isEqualTo(isLoop);
    }

    @ParameterizedTest
    @CsvSource({"a=1, true, true", "'', true, false", "'', false, true"})
    void shouldPassOnACheckForCookiesOfAClientWithoutAny(String cookie, boolean setsCookie, boolean isLoop) {
        // Given
        var target = Rollouts.target(Arm.CANDIDATE, GivenRequest.HOST, 0);
        var fields = cookie.isEmpty() ? new String[0] : new String[] {"cookie", cookie};
        upstream.prepare(ArmDraw.of(GivenRequest.of(route, Scheme.HTTP, "GET", target, fields)), VALIDATING, receiver)
                .start();
        var response = only().response(302, target);
        if (setsCookie) {
            response.fields().add("set-cookie", "a=1");
        }

        // When
        only().to.whole(response, Buffer.buffer());

        // Then
        assertThat(calls).hasSize(isLoop ? 2 : 1);
        assertThat(receiver.got.isEmpty()).isEqualTo(isLoop);
    }

    @ParameterizedTest
    @EnumSource(Arm.class)
    void shouldPassOnEarlyHintsOfTheBaselineOnly(Arm arm) {
        // When
        start(arm);
        only().to.interim(only().response(103));
        only().fail();
        second().to.interim(second().response(103));

        // Then
        assertThat(receiver.got).hasSize(arm == Arm.CANDIDATE ? 1 : 2).containsOnly("103 interim");
    }

    @Test
    void shouldCancelAWithheldResponseWhoseBodyIsToCome() {
        // Given
        start(Arm.CANDIDATE);
        var first = only();

        // When
        first.head(503);

        // Then
        assertThat(first.cancelled).isTrue();
        assertThat(second().cancelled).isFalse();
    }

    @Test
    void shouldPassOnTheFailureOfBoth() {
        // When
        start(Arm.CANDIDATE);
        only().fail();
        second().fail();

        // Then
        assertThat(receiver.got).containsExactly("failed");
        assertThat(calls).hasSize(2);
    }

    @Test
    void shouldPassOnAResponseThatBreaksOff() {
        // When
        start(Arm.CANDIDATE);
        only().head(200);
        only().fail();

        // Then
        assertThat(receiver.got).containsExactly("200", "failed");
        assertThat(calls).hasSize(1);
    }

    @Test
    void shouldCancelTheRequestThatIsUnderway() {
        // When
        var call = start(Arm.CANDIDATE);
        only().fail();
        call.cancel();

        // Then
        assertThat(calls.get(0).cancelled).isFalse();
        assertThat(second().cancelled).isTrue();
        assertThat(call.nextHop()).isEqualTo("HTTP origin");
    }

    @Test
    void shouldTakeTheBaselineWithoutARetryWhileTheTrialHolds() {
        // Given
        var target = Rollouts.target(Arm.CANDIDATE, GivenRequest.HOST, 0);
        var drawn = ArmDraw.of(GivenRequest.of(route, Scheme.HTTP, "GET", target));
        hold();

        // When
        upstream.prepare(drawn, VALIDATING, receiver).start();
        only().whole(503);

        // Then
        assertThat(only().routed.arm()).isNull();
        assertThat(receiver.got).containsExactly("503 substitute", "body", "end");
    }

    @Test
    void shouldKeepTheBaselinesResponsesStorableWhileTheTrialHolds() {
        // Given
        hold();

        // When
        start(Arm.CANDIDATE);
        only().whole(200);

        // Then
        assertThat(only().form).isEqualTo(VALIDATING);
        assertThat(receiver.got).containsExactly("200", "body", "end");
    }

    @Test
    void shouldAbortTheCandidateByItsOutcomes() {
        // Given
        var target = Rollouts.target(Arm.CANDIDATE, GivenRequest.HOST, 0);
        var trying = ArmDraw.of(GivenRequest.of(route, Scheme.HTTP, "GET", target));
        assertThat(trying.triesAborted()).isFalse();

        // When
        for (var i = 0; i < 200 && !candidate.isAborted(); i++) {
            var drawn = ArmDraw.of(GivenRequest.of(route, Scheme.HTTP, "GET", "/" + i));
            upstream.prepare(drawn, RequestForm.WHOLE, receiver).start();
            var call = calls.get(calls.size() - 1);
            if (call.routed.triesCandidate()) {
                call.fail();
                calls.get(calls.size() - 1).whole(200);
            } else {
                call.whole(200);
            }
        }

        // Then
        assertThat(candidate.isAborted()).isTrue();
        assertThat(trying.triesAborted()).isTrue();
        assertThat(receiver.got).doesNotContain("failed");
        assertThat(ArmDraw.of(GivenRequest.of(route, Scheme.HTTP, "GET", "/")).arm())
                .isNull();
    }
}
