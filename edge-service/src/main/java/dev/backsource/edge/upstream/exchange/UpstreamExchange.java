package dev.backsource.edge.upstream.exchange;

import dev.backsource.edge.upstream.retry.OriginFailure;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.ResponseReceiver;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamCall;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import dev.backsource.edge.upstream.connection.ConnectionUser;
import dev.backsource.edge.upstream.connection.OriginConnection;
import dev.backsource.edge.upstream.response.OriginHead;
import dev.backsource.edge.transport.ReadSize;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One back-to-origin request: the search for an origin that answers, and the response to its end. What fails after the
 * head of a response is the receiver's to know. Ends once: by the response's end, by a failure, or because it was
 * cancelled.
 */
class UpstreamExchange extends OriginSearch implements UpstreamCall {
    private static final int CONTINUE = 100;

    private final OriginFetch fetch;
    private final RoutedRequest routed;
    private final RequestForm form;
    private final ResponseReceiver receiver;
    private final @Nullable RequestBodyForwarder requestBody;
    private long answeredNanos;
    private boolean over;

    UpstreamExchange(OriginFetch fetch, RoutedRequest routed, RequestForm form, ResponseReceiver receiver) {
        super(fetch, routed);
        this.fetch = fetch;
        this.routed = routed;
        this.form = form;
        this.receiver = receiver;
        this.requestBody = RequestBodyForwarder.of(this, routed.client());
    }

    @Override
    public void start() {
        if (requestBody == null) {
            tryNextOrigin();
        } else {
            requestBody.whenBegun(this::tryNextOrigin);
        }
    }

    @Override
    @Nullable
    RequestBodyForwarder requestBody() {
        return requestBody;
    }

    @Override
    void send(ConnectionUser user, OriginConnection connection) {
        var fields = fields();
        if (fetch.rooms().isShort()) {
            // What comes with the head comes before there is room for it.
            connection.reads().shrink();
        }
        connection.send(user, routed.client().method(), routed.target(), fields, requestBody != null);
        if (requestBody != null) {
            requestBody.start(connection.request());
        }
    }

    MultiMap fields() {
        var fields = HttpHeaders.headers();
        fetch.headers().toOrigin(routed, form, fields);
        return fields;
    }

    /** What the origin says before its response is the client's to hear; 100 says that it wants the body as well. */
    @Override
    void informed(OriginHead from) {
        if (requestBody != null && from.status() == CONTINUE) {
            requestBody.goOn();
        }
        if (!over) {
            receiver.interim(head(from));
        }
    }

    @Override
    void respond(OriginHead from, long nanos) {
        answeredNanos = nanos;
        fetch.metrics().originAnswered(nanos);
        if (from.status() < 200) {
            switched(from);
        } else {
            untilMore();
            receiver.head(head(from));
        }
    }

    /** The origin leaves HTTP, behind a head with 101. */
    void switched(OriginHead from) {
        fail(OriginFailure.UNASKED_SWITCH);
    }

    UpstreamResponse head(OriginHead from) {
        return new UpstreamResponse(from.status(), from.fields(), from.version(), from.length(), target().scheme());
    }

    @Override
    void received(Buffer part) {
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
        var connection = connection();
        if (!over && connection != null) {
            Deadlines.drop(this);
            connection.pause();
        }
    }

    @Override
    public void resume() {
        var connection = connection();
        if (!over && connection != null) {
            untilMore();
            connection.resume();
        }
    }

    @Override
    public ReadSize reads() {
        var connection = connection();
        if (connection == null) {
            throw new IllegalStateException("no response is under way");
        }
        return connection.reads();
    }

    private void untilMore() {
        fetch.untilMore().set(this, routed.route().terms().idleTimeoutMs());
    }

    @Override
    void ended() {
        if (over) {
            return;
        }
        stop();
        receiver.end();
        if (requestBody != null && !requestBody.isDone()) {
            requestBody.discard();
        }
    }

    @Override
    void broken(Throwable thrown) {
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
