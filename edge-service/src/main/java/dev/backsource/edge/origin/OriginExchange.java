package dev.backsource.edge.origin;

import dev.backsource.edge.http.Deadlines;
import dev.backsource.edge.http.RequestForm;
import dev.backsource.edge.http.ResponseReceiver;
import dev.backsource.edge.http.RoutedRequest;
import dev.backsource.edge.http.UpstreamCall;
import dev.backsource.edge.http.UpstreamFailure;
import dev.backsource.edge.http.UpstreamResponse;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * One back-to-origin request: the search for an origin that answers, and the response to its end. What fails after the
 * head of a response is the receiver's to know. Ends once: by the response's end, by a failure, or because it was
 * cancelled.
 */
class OriginExchange extends OriginSearch implements UpstreamCall {
    /** What breaks a connection reaches the exchange by another way as well. */
    private static final Handler<Throwable> IGNORE = thrown -> {};

    private final OriginFetch fetch;
    private final RoutedRequest routed;
    private final RequestForm form;
    private final ResponseReceiver receiver;
    private final @Nullable Upload upload;
    private @Nullable HttpClientResponse response;
    private long answeredNanos;
    private boolean over;

    OriginExchange(OriginFetch fetch, RoutedRequest routed, RequestForm form, ResponseReceiver receiver) {
        super(fetch, routed);
        this.fetch = fetch;
        this.routed = routed;
        this.form = form;
        this.receiver = receiver;
        this.upload = Upload.of(this, routed.client());
    }

    @Override
    public void start() {
        if (upload != null) {
            routed.client().pause();
        }
        tryNextOrigin();
    }

    @Override
    @Nullable
    Upload upload() {
        return upload;
    }

    @Override
    void send(HttpClientRequest connected) {
        fillHead(connected);
        if (upload == null) {
            connected.end();
        } else {
            upload.start(connected);
        }
    }

    void fillHead(HttpClientRequest connected) {
        fetch.headers().toOrigin(routed, form, connected.headers());
    }

    @Override
    void respond(HttpClientResponse from, long nanos) {
        answeredNanos = nanos;
        fetch.metrics().originAnswered(nanos);
        if (from.statusCode() < 200) {
            from.exceptionHandler(IGNORE);
            inform(from);
        } else {
            receive(from);
        }
    }

    /** Takes the head of a response that is not final and that nothing is known to follow. */
    void inform(HttpClientResponse from) {
        fail(OriginFailure.UNASKED_INFORMATION);
    }

    private void receive(HttpClientResponse from) {
        response = from;
        untilMore();
        from.exceptionHandler(this::broken);
        from.handler(this::received);
        from.endHandler(this::finish);
        receiver.head(head(from));
    }

    UpstreamResponse head(HttpClientResponse from) {
        return new UpstreamResponse(
                from.statusCode(), from.headers(), from.version(), announcedLength(from), target().scheme());
    }

    private long announcedLength(HttpClientResponse from) {
        var status = from.statusCode();
        if (status == 204 || status == 304 || routed.client().method().equals(HttpMethod.HEAD)) {
            return 0;
        }
        var length = from.headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? UpstreamResponse.UNKNOWN_LENGTH : Long.parseLong(length);
    }

    private void received(Buffer part) {
        if (!over) {
            untilMore();
            receiver.body(part);
        }
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void pause() {
        if (!over && response != null) {
            Deadlines.drop(this);
            response.pause();
        }
    }

    @Override
    public void resume() {
        if (!over && response != null) {
            untilMore();
            response.resume();
        }
    }

    private void untilMore() {
        fetch.untilMore().set(this, routed.route().terms().idleTimeoutMs());
    }

    private void finish(@Nullable Void end) {
        if (over) {
            return;
        }
        stop();
        receiver.end();
        if (upload != null && !upload.isDone()) {
            giveUp();
            upload.discard();
        }
    }

    private void broken(Throwable thrown) {
        fail(OriginFailure.of(thrown));
    }

    @Override
    void noResponse(OriginFailure failure) {
        fail(failure);
    }

    private void fail(OriginFailure failure) {
        if (!over) {
            cancel();
            receiver.failed(new UpstreamFailure(failure.error(), nextHop(), describe(failure)));
        }
    }

    /** More of the response did not come in time. */
    @Override
    protected void expired() {
        fail(OriginFailure.NO_MORE);
    }

    @Override
    public long answeredNanos() {
        return answeredNanos;
    }

    @Override
    public void cancel() {
        if (!over) {
            stop();
            giveUp();
        }
    }

    void stop() {
        over = true;
        Deadlines.drop(this);
    }
}
