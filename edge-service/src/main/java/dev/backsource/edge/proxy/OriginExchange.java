package dev.backsource.edge.proxy;

import dev.backsource.edge.cache.RoutedRequest;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.policy.protocol.Target;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/**
 * One back-to-origin request from choosing the origin to the end of the response. An origin that can't be connected to
 * is passed over for the next one, since nothing was sent to it; any later failure is the client's to know. Ends once:
 * by the response's end, by a failure, or because the client left.
 */
final class OriginExchange extends Deadline implements Handler<AsyncResult<HttpClientRequest>> {
    /** What breaks a connection reaches the exchange by another way as well. */
    private static final Handler<Throwable> IGNORE = thrown -> {};

    private final OriginFetch fetch;
    private final RoutedRequest routed;
    private final @Nullable Upload upload;
    private int tried;
    private RouteOrigin origin;
    private Target target;
    private @Nullable HttpClientRequest request;
    private @Nullable OriginFailure lastFailure;
    private long sentNanos;
    private boolean responding;
    private boolean clientStalls;
    private boolean over;

    OriginExchange(OriginFetch fetch, RoutedRequest routed) {
        this.fetch = fetch;
        this.routed = routed;
        this.upload = Upload.of(this, routed.client());
        this.origin = routed.route().origin(0);
        this.target = decide(origin);
    }

    void start() {
        fetch.underWay().begin();
        fetch.connections().answerBegins(routed.client().connection());
        routed.client().response().exceptionHandler(IGNORE).closeHandler(this::clientLeft);
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
        fetch.headers().toOrigin(routed, connected.headers());
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
            fetch.metrics().originAnswered(System.nanoTime() - sentNanos);
            responding = true;
            fetch.untilMore().set(this);
            new Download(this, routed.client(), answer.result()).start(fetch.headers());
        }
    }

    boolean isOver() {
        return over;
    }

    /** Something of the request's body went on; the origin has its time from here. */
    void uploadMoved() {
        if (!over && !responding) {
            fetch.untilResponse().set(this);
        }
    }

    /** Something of the response's body came. */
    void downloadMoved() {
        clientStalls = false;
        fetch.untilMore().set(this);
    }

    /** The client takes no more for now; it has its time, and the origin is not to blame for silence. */
    void downloadPaused() {
        clientStalls = true;
        fetch.untilTaken().set(this);
    }

    /** The response has been handed to the client's connection as a whole. */
    void complete(int status) {
        end();
        fetch.metrics().answered(status);
        if (upload != null && !upload.isDone()) {
            reset();
            upload.discard();
        }
    }

    void fail(Throwable thrown) {
        fail(OriginFailure.of(thrown));
    }

    private void fail(OriginFailure failure) {
        if (over) {
            return;
        }
        end();
        reset();
        var response = routed.client().response();
        if (response.headWritten()) {
            // The client must not take the part it has for the whole.
            fetch.metrics().originFailed(failure.error());
            fetch.metrics().answered(response.getStatusCode());
            response.reset();
        } else {
            fetch.answers().originFailed(routed.client(), failure.error(), nextHop(), describe(failure));
        }
    }

    @Override
    void expired() {
        if (clientStalls) {
            end();
            reset();
            routed.client().response().reset();
            return;
        }
        fail(
                request == null
                        ? OriginFailure.NO_CONNECTION
                        : responding ? OriginFailure.NO_MORE : OriginFailure.NO_RESPONSE);
    }

    private void clientLeft(@Nullable Void closed) {
        if (!over) {
            end();
            reset();
        }
    }

    private void end() {
        over = true;
        Deadlines.drop(this);
        fetch.underWay().end();
        fetch.connections().answerEnds(routed.client().connection());
    }

    private void reset() {
        if (request != null) {
            request.reset();
        }
    }

    private String nextHop() {
        var address = origin.address();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + target.port();
    }

    private String describe(OriginFailure failure) {
        return "origin " + origin.address() + ", port " + target.port() + " ("
                + target.scheme().name() + "): " + failure.reason();
    }
}
