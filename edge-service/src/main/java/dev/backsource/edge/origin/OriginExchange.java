package dev.backsource.edge.origin;

import dev.backsource.edge.http.Deadline;
import dev.backsource.edge.http.Deadlines;
import dev.backsource.edge.http.RequestForm;
import dev.backsource.edge.http.ResponseReceiver;
import dev.backsource.edge.http.RoutedRequest;
import dev.backsource.edge.http.UpstreamCall;
import dev.backsource.edge.http.UpstreamFailure;
import dev.backsource.edge.http.UpstreamResponse;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.policy.protocol.Target;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * One back-to-origin request from choosing the origin to the end of the response. An origin that can't be connected to
 * is passed over for the next one, since nothing was sent to it; any later failure is the receiver's to know. Ends once:
 * by the response's end, by a failure, or because it was cancelled.
 */
final class OriginExchange extends Deadline implements UpstreamCall, Handler<AsyncResult<HttpClientRequest>> {
    /** What breaks a connection reaches the exchange by another way as well. */
    private static final Handler<Throwable> IGNORE = thrown -> {};

    private final OriginFetch fetch;
    private final RoutedRequest routed;
    private final RequestForm form;
    private final ResponseReceiver receiver;
    private final @Nullable Upload upload;
    private int tried;
    private RouteOrigin origin;
    private Target target;
    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;
    private @Nullable OriginFailure lastFailure;
    private long sentNanos;
    private long answeredNanos;
    private boolean over;

    OriginExchange(OriginFetch fetch, RoutedRequest routed, RequestForm form, ResponseReceiver receiver) {
        this.fetch = fetch;
        this.routed = routed;
        this.form = form;
        this.receiver = receiver;
        this.upload = Upload.of(this, routed.client());
        this.origin = routed.route().origin(0);
        this.target = decide(origin);
    }

    @Override
    public void start() {
        if (upload != null) {
            routed.client().pause();
        }
        fetch.untilResponse().set(this);
        tryNextOrigin();
    }

    private void tryNextOrigin() {
        var index = routed.route().nextOrigin(tried);
        if (index == Route.NONE_LEFT) {
            fail(lastFailure == null ? OriginFailure.NO_ORIGIN : lastFailure);
            return;
        }
        tried |= 1 << index;
        origin = routed.route().origin(index);
        target = decide(origin);
        fetch.clients().request(routed, origin, target).onComplete(this);
    }

    private Target decide(RouteOrigin candidate) {
        return routed.route().target(routed.kind(), routed.scheme(), candidate);
    }

    /** Takes the connected request, or the reason why there is none. */
    @Override
    public void handle(AsyncResult<HttpClientRequest> connected) {
        if (connected.failed()) {
            if (!over) {
                lastFailure = OriginFailure.of(connected.cause());
                tryNextOrigin();
            }
        } else if (over) {
            connected.result().reset();
        } else {
            send(connected.result());
        }
    }

    private void send(HttpClientRequest connected) {
        request = connected;
        sentNanos = System.nanoTime();
        fetch.headers().toOrigin(routed, form, connected.headers());
        connected.exceptionHandler(IGNORE);
        connected.response().onComplete(this::answered);
        if (upload == null) {
            connected.end();
        } else {
            upload.start(connected);
        }
    }

    private void answered(AsyncResult<HttpClientResponse> answer) {
        if (over) {
            return;
        }
        if (answer.failed()) {
            fail(OriginFailure.of(answer.cause()));
        } else if (answer.result().statusCode() < 200) {
            answer.result().exceptionHandler(IGNORE);
            fail(OriginFailure.UNASKED_INFORMATION);
        } else {
            receive(answer.result());
        }
    }

    private void receive(HttpClientResponse from) {
        response = from;
        answeredNanos = System.nanoTime() - sentNanos;
        fetch.metrics().originAnswered(answeredNanos);
        fetch.untilMore().set(this);
        from.exceptionHandler(this::broken);
        from.handler(this::received);
        from.endHandler(this::finish);
        receiver.head(new UpstreamResponse(
                from.statusCode(), from.headers(), from.version(), announcedLength(from), target.scheme()));
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
            fetch.untilMore().set(this);
            receiver.body(part);
        }
    }

    boolean isOver() {
        return over;
    }

    /** Something of the request's body went on; the origin has its time from here. */
    void uploadMoved() {
        if (!over && response == null) {
            fetch.untilResponse().set(this);
        }
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
            fetch.untilMore().set(this);
            response.resume();
        }
    }

    private void finish(@Nullable Void end) {
        if (over) {
            return;
        }
        stop();
        receiver.end();
        if (upload != null && !upload.isDone()) {
            reset();
            upload.discard();
        }
    }

    private void broken(Throwable thrown) {
        fail(OriginFailure.of(thrown));
    }

    private void fail(OriginFailure failure) {
        if (!over) {
            cancel();
            receiver.failed(new UpstreamFailure(failure.error(), nextHop(), describe(failure)));
        }
    }

    @Override
    protected void expired() {
        fail(
                request == null
                        ? OriginFailure.NO_CONNECTION
                        : response != null ? OriginFailure.NO_MORE : OriginFailure.NO_RESPONSE);
    }

    @Override
    public void cancel() {
        if (!over) {
            stop();
            reset();
        }
    }

    private void stop() {
        over = true;
        Deadlines.drop(this);
    }

    private void reset() {
        if (request != null) {
            request.reset();
        }
    }

    @Override
    public long answeredNanos() {
        return answeredNanos;
    }

    @Override
    public String nextHop() {
        var address = origin.address();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + target.port();
    }

    private String describe(OriginFailure failure) {
        return "origin " + origin.address() + ", port " + target.port() + " ("
                + target.scheme().name() + "): " + failure.reason();
    }
}
