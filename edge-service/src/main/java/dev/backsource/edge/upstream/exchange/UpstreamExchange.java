package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.findings.RedirectStep;
import dev.backsource.edge.http.tracing.AttemptSpan;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import dev.backsource.edge.transport.ReadSize;
import dev.backsource.edge.upstream.connection.ConnectionUser;
import dev.backsource.edge.upstream.connection.OriginConnection;
import dev.backsource.edge.upstream.connection.RequestHead;
import dev.backsource.edge.upstream.response.ResponsePart;
import dev.backsource.edge.upstream.retry.Idempotence;
import dev.backsource.edge.upstream.retry.OriginFailure;
import dev.backsource.edge.upstream.retry.RetryState;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * One back-to-origin request: {@link UpstreamAttempt}s until an origin responds, as the {@link RetryState} allows, and the
 * response to its end. A failure after the head of a response goes to the receiver. Ends once: by the response's end, by a
 * failure, or by cancellation.
 */
public final class UpstreamExchange
        implements UpstreamCall, UpstreamAttempt.Listener, RequestBodyForwarder.Sender, RetryState.Body {
    private static final int CONTINUE = 100;

    private final UpstreamLoop loop;
    private final RoutedRequest routed;
    private final RequestForm form;
    private final ResponseReceiver receiver;
    private final Upgrade upgrade;
    private final RetryState retries;
    private final @Nullable RequestBodyForwarder requestBody;
    private @Nullable UpstreamAttempt attempt;
    private int attempts;
    private boolean over;

    private UpstreamExchange(
            UpstreamLoop loop, RoutedRequest routed, RequestForm form, ResponseReceiver receiver, Upgrade upgrade) {
        this.loop = loop;
        this.routed = routed;
        this.form = form;
        this.receiver = receiver;
        this.upgrade = upgrade;
        this.retries = new RetryState(loop.balancer(), routed);
        this.requestBody = RequestBodyForwarder.of(this, routed.client());
    }

    /** An exchange for a response. */
    public static UpstreamExchange of(
            UpstreamLoop loop, RoutedRequest routed, RequestForm form, ResponseReceiver receiver) {
        return new UpstreamExchange(loop, routed, form, receiver, Upgrade.NONE);
    }

    /** An exchange for a WebSocket: if the origin agrees, its connection is given away to {@code receiver}. */
    public static UpstreamExchange ofTunnel(
            UpstreamLoop loop, RoutedRequest routed, RequestForm form, ResponseReceiver receiver) {
        return new UpstreamExchange(loop, routed, form, receiver, Upgrade.WEBSOCKET);
    }

    @Override
    public void start() {
        if (requestBody == null) {
            begun();
        } else {
            requestBody.begin();
        }
    }

    @Override
    public void begun() {
        if (retries.next()) {
            attempt();
        } else {
            fail(retries.failure());
        }
    }

    private void attempt() {
        var next = new UpstreamAttempt(loop, routed.route().terms(), isRepeatable(), span(), this);
        attempt = next;
        next.start(routed, retries, upgrade.use(retries.isAgain()));
    }

    private @Nullable AttemptSpan span() {
        var trace = routed.trace();
        var target = retries.target();
        return trace == null
                ? null
                : trace.attempt(
                        target.scheme().uriName(),
                        retries.origin().address(),
                        target.port(),
                        routed.target(),
                        attempts++);
    }

    /** Whether the request may be repeated. A request with a body may not: the body may have been read before the failure is known. */
    private boolean isRepeatable() {
        return requestBody == null && Idempotence.of(routed.client().method());
    }

    @Override
    public void send(OriginConnection connection, ConnectionUser user) {
        var head = new RequestHead(routed.client().method(), routed.target());
        var span = attempt == null ? null : attempt.span();
        if (span == null) {
            loop.headers().toOrigin(routed, form, head);
        } else {
            span.send(head, to -> loop.headers().toOrigin(routed, form, to));
        }
        upgrade.ask(head);
        if (loop.rooms().isShort()) {
            // The bytes that come with the head arrive before there is room for them.
            connection.reads().shrink();
        }
        connection.send(user, head, requestBody != null);
        if (requestBody != null) {
            requestBody.start(connection.request());
        }
    }

    @Override
    public void moved() {
        if (attempt != null) {
            attempt.moved();
        }
    }

    @Override
    public boolean takeBack() {
        return requestBody == null || requestBody.takeBack();
    }

    /** Interim responses of the origin go to the client; 100 (Continue) requests the body as well. */
    @Override
    public void informed(ResponsePart.Head from) {
        if (requestBody != null && from.status() == CONTINUE) {
            requestBody.goOn();
        }
        receiver.interim(head(from, null));
    }

    @Override
    public void answered(ResponsePart.Head from, Buffer body, long nanos) {
        receiver.whole(head(from, succeeded(from, nanos)), body);
    }

    @Override
    public void answered(ResponsePart.Head from, long nanos) {
        var redirect = succeeded(from, nanos);
        if (from.status() < 200) {
            switched(from);
        } else {
            receiver.head(head(from, redirect));
        }
    }

    /** The redirect of this edge's domains that the response is; null for any other. */
    private @Nullable RedirectStep succeeded(ResponsePart.Head from, long nanos) {
        retries.succeeded();
        loop.metrics().originAnswered(nanos);
        if (from.status() < 200 && !upgrade.isAgreed(from)) {
            loop.findings().failed(routed, retries.origin(), retries.target(), OriginFailure.UNASKED_SWITCH);
            return null;
        }
        var fresh = attempt != null && !attempt.wasReused();
        return loop.findings().answered(routed, form.inBackground(), retries.origin(), retries.target(), from, fresh);
    }

    /** The origin leaves HTTP, behind a head with 101. */
    private void switched(ResponsePart.Head from) {
        if (attempt != null && upgrade.isAgreed(from)) {
            over = true;
            receiver.switched(head(from, null), attempt.giveAway());
        } else {
            fail(OriginFailure.UNASKED_SWITCH);
        }
    }

    private UpstreamResponse head(ResponsePart.Head from, @Nullable RedirectStep redirect) {
        return new UpstreamResponse(
                from.status(),
                from.fields(),
                from.version(),
                from.length(),
                retries.target().scheme(),
                redirect);
    }

    @Override
    public void received(Buffer part) {
        receiver.body(part);
    }

    @Override
    public void ended() {
        over = true;
        receiver.end();
        if (requestBody != null && !requestBody.isDone()) {
            requestBody.discard();
        }
    }

    @Override
    public void failed(UpstreamAttempt last, OriginFailure failure) {
        var origin = retries.origin();
        var target = retries.target();
        var another = retries.failed(failure, last, this);
        if (!another || !retries.isAgain()) {
            loop.findings().failed(routed, origin, target, failure);
        }
        if (another) {
            attempt();
        } else {
            fail(retries.failure());
        }
    }

    @Override
    public void broken(OriginFailure failure) {
        fail(failure);
    }

    private void fail(OriginFailure failure) {
        if (!over) {
            giveUp(failure);
            receiver.failed(new UpstreamFailure(failure.error(), failure.kind(), nextHop(), retries.describe(failure)));
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void pause() {
        if (attempt != null) {
            attempt.pause();
        }
    }

    @Override
    public void resume() {
        if (attempt != null) {
            attempt.resume();
        }
    }

    @Override
    public ReadSize reads() {
        if (attempt == null) {
            throw new IllegalStateException("no attempt made");
        }
        return attempt.connection().reads();
    }

    @Override
    public String nextHop() {
        return retries.nextHop();
    }

    @Override
    public long answeredNanos() {
        return attempt == null ? 0 : attempt.answeredNanos();
    }

    @Override
    public void cancel() {
        if (!over) {
            giveUp(null);
        }
    }

    private void giveUp(@Nullable OriginFailure failure) {
        over = true;
        if (attempt != null) {
            attempt.giveUp(failure);
        }
    }
}
