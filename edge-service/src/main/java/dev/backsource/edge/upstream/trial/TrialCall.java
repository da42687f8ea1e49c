package dev.backsource.edge.upstream.trial;

import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.TrialArm;
import dev.backsource.edge.http.upstream.Upstream;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import dev.backsource.edge.transport.ReadSize;
import dev.backsource.policy.progressive.EdgeTrial.Pair;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A back-to-origin request in a progressive rollout. In either arm, a failure before the head of a response is withheld, and the request is made
 * again under the baseline; the receiver gets that outcome, a response as a substitute. From the head on, the response takes its course. While the
 * trial holds, and once it is aborted, the request is made under the baseline at once, and not again.
 */
final class TrialCall implements UpstreamCall {
    private final Upstream origins;
    private final RoutedRequest request;
    private final TrialArm arm;
    private final RequestForm form;
    private final ResponseReceiver receiver;
    private UpstreamCall call;
    /** The reason of the first request's failure while the second is underway; null before and after. */
    private @Nullable String failure;

    TrialCall(Upstream origins, RoutedRequest request, TrialArm arm, RequestForm form, ResponseReceiver receiver) {
        this.origins = origins;
        this.request = request;
        this.arm = arm;
        this.form = form;
        this.receiver = receiver;
        this.call = origins.prepare(request, form, new First());
    }

    @Override
    public void start() {
        if (arm.candidate().trial().next() != Verdict.CONTINUE || arm.drawn() == null) {
            call = request.triesCandidate() ? substitute() : origins.prepare(request.underBaseline(), form, receiver);
        }
        call.start();
    }

    private UpstreamCall substitute() {
        return origins.prepare(request.underBaseline(), form.withoutValidators(), new Substitute());
    }

    /** @param reason for an operator */
    private void again(String reason) {
        failure = reason;
        call = substitute();
        call.start();
    }

    private void ended(Pair pair, @Nullable String reason) {
        var drawn = arm.drawn();
        if (drawn != null) {
            arm.candidate().trial().ended(arm.stage(), drawn, request.resourceHash(), pair, reason);
        }
    }

    /** The second request has got its outcome; nothing where it was the only one. */
    private void endedAgain(Pair pair) {
        var reason = failure;
        if (reason != null) {
            failure = null;
            ended(pair, reason);
        }
    }

    @Override
    public void pause() {
        call.pause();
    }

    @Override
    public void resume() {
        call.resume();
    }

    @Override
    public ReadSize reads() {
        return call.reads();
    }

    @Override
    public String nextHop() {
        return call.nextHop();
    }

    @Override
    public long answeredNanos() {
        return call.answeredNanos();
    }

    /** A cancelled second request says nothing about the arms, but has burdened the origin. */
    @Override
    public void cancel() {
        call.cancel();
        endedAgain(Pair.BOTH_FAILED);
    }

    /** The receiver of the response under the request's arm. */
    private final class First implements ResponseReceiver {
        /** Whether the response is withheld; the rest of it may still arrive. */
        private boolean isWithheld;

        private boolean hasHead;

        /** Early hints of a candidate that then fails would have clients load what it named. */
        @Override
        public void interim(UpstreamResponse response) {
            if (!request.triesCandidate()) {
                receiver.interim(response);
            }
        }

        @Override
        public void head(UpstreamResponse response) {
            var reason = HardFailure.of(request, response);
            if (reason == null) {
                passOn();
                receiver.head(response);
            } else {
                call.cancel();
                withhold(reason);
            }
        }

        /** The connection of a withheld response stays, since nothing of it is left to come. */
        @Override
        public void whole(UpstreamResponse response, Buffer body) {
            var reason = HardFailure.of(request, response);
            if (reason == null) {
                passOn();
                receiver.whole(response, body);
            } else {
                withhold(reason);
            }
        }

        private void passOn() {
            hasHead = true;
            ended(Pair.FINE, null);
        }

        private void withhold(String reason) {
            isWithheld = true;
            again("origin " + call.nextHop() + ": " + reason);
        }

        @Override
        public void body(Buffer part) {
            if (!isWithheld) {
                receiver.body(part);
            }
        }

        @Override
        public void end() {
            if (!isWithheld) {
                receiver.end();
            }
        }

        @Override
        public void failed(UpstreamFailure told) {
            if (hasHead) {
                receiver.failed(told);
            } else if (!isWithheld) {
                isWithheld = true;
                again(told.details());
            }
        }
    }

    /** The receiver of the baseline's response in place of another. */
    private final class Substitute implements ResponseReceiver {
        @Override
        public void interim(UpstreamResponse response) {
            receiver.interim(response.asSubstitute());
        }

        @Override
        public void head(UpstreamResponse response) {
            endedAgain(pair(response));
            receiver.head(response.asSubstitute());
        }

        @Override
        public void whole(UpstreamResponse response, Buffer body) {
            endedAgain(pair(response));
            receiver.whole(response.asSubstitute(), body);
        }

        private Pair pair(UpstreamResponse response) {
            return HardFailure.of(request, response) == null ? Pair.DISCORDANT : Pair.BOTH_FAILED;
        }

        @Override
        public void body(Buffer part) {
            receiver.body(part);
        }

        @Override
        public void end() {
            receiver.end();
        }

        @Override
        public void failed(UpstreamFailure told) {
            endedAgain(Pair.BOTH_FAILED);
            receiver.failed(told);
        }
    }
}
