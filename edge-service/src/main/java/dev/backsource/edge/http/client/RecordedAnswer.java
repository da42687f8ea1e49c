package dev.backsource.edge.http.client;

import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.error.ProxyError;
import dev.backsource.edge.http.limit.RequestLimits.Place;
import dev.backsource.edge.http.telemetry.CacheOutcome;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamCall;
import io.vertx.core.Handler;
import org.jspecify.annotations.Nullable;

/**
 * One response to a client, from {@link #begin} to its end, when it is counted and logged. A drain waits for the end.
 * The deadline ends together with the response, for any reason.
 */
public abstract class RecordedAnswer extends Deadline {
    /** Failures of a connection are reported by its close handler. */
    private static final Handler<Throwable> IGNORE = thrown -> {};

    private static final long NOT_BEGUN = -1;

    final ClientSide side;
    private final RoutedRequest request;
    private CacheOutcome outcome = CacheOutcome.NONE;
    private @Nullable UpstreamCall call;
    private @Nullable OriginError failure;
    /** The slot among the requests that need an origin; null for a response from the store. */
    private @Nullable Place place;

    private long begunNanos;
    /** How long the client waited for the response to begin; {@link #NOT_BEGUN} before. */
    private long waitedNanos = NOT_BEGUN;

    private boolean over;

    RecordedAnswer(ClientSide side, RoutedRequest request) {
        this.side = side;
        this.request = request;
    }

    final RoutedRequest request() {
        return request;
    }

    /** The client has left before the end; nothing has been recorded yet. */
    abstract void clientLeft();

    /** The response has ended in one way or another. Called once. */
    void left() {}

    /** Sets the cache outcome of this response; {@link CacheOutcome#NONE} by default. */
    public final void outcome(CacheOutcome told) {
        outcome = told;
    }

    /** Sets the back-to-origin request for this response. */
    public final void madeWith(UpstreamCall made) {
        call = made;
    }

    /** Begins a response that needs an origin, or that waits for another request's fetch. The caller has checked that a slot is free. */
    public final void begin() {
        place = side.admission().take(request);
        beginStored();
    }

    /** Begins a response from the store. */
    public final void beginStored() {
        begunNanos = side.recorder().begin();
        side.underWay().begin();
        side.connections().answerBegins(request.client().connection());
        request.client().response().exceptionHandler(IGNORE).closeHandler(this::closed);
    }

    public final boolean isOver() {
        return over;
    }

    /** Passes the request on to another response, which begins again or records it; nothing is recorded here. */
    public final void release() {
        if (!over) {
            leave();
        }
    }

    /** The head is there: the client's wait ends. */
    final void waitEnds() {
        if (waitedNanos == NOT_BEGUN) {
            waitedNanos = Math.max(0, System.nanoTime() - request.arrivedNanos());
        }
    }

    /** Must be called before the end is written, which closes an HTTP/2 stream at once. */
    final void endsNow() {
        over = true;
    }

    /** The response has ended, with {@code bytes} bytes of body. */
    final void ended(int status, long bytes, @Nullable ProxyError error) {
        leave();
        record(status, bytes, error);
    }

    /** The reason for the record's error; null for one of the edge itself. */
    final void becauseOf(@Nullable OriginError origins) {
        failure = origins;
    }

    /** Records the response. */
    final void record(int status, long bytes, @Nullable ProxyError error) {
        waitEnds();
        side.recorder().ended(request, status, bytes, outcome, begunNanos, waitedNanos, call, error, failure);
    }

    private void leave() {
        over = true;
        Deadlines.drop(this);
        side.underWay().end();
        if (place != null) {
            place.leave();
        }
        side.connections().answerEnds(request.client().connection());
        left();
    }

    private void closed(@Nullable Void closed) {
        if (!over) {
            clientLeft();
        }
    }
}
