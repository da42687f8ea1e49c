package dev.backsource.edge.http.client;

import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.http.limit.RequestLimits.Place;
import dev.backsource.edge.http.telemetry.CacheOutcome;
import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamCall;
import io.vertx.core.Handler;
import org.jspecify.annotations.Nullable;

/**
 * One response to a client, from {@link #begin} to its end, when it is counted and logged. A drain waits for that. Whatever ends it,
 * its deadline ends as well.
 */
public abstract class RecordedAnswer extends Deadline {
    /** What breaks a connection is told by its close handler. */
    private static final Handler<Throwable> IGNORE = thrown -> {};

    final ClientSide side;
    private final RoutedRequest request;
    private CacheOutcome outcome = CacheOutcome.NONE;
    private @Nullable UpstreamCall call;
    /** Among those that take an origin; null for an answer from the store. */
    private @Nullable Place place;

    private long begunNanos;
    private boolean over;

    RecordedAnswer(ClientSide side, RoutedRequest request) {
        this.side = side;
        this.request = request;
    }

    final RoutedRequest request() {
        return request;
    }

    /** The client is gone before the end; nothing has been recorded yet. */
    abstract void clientLeft();

    /** It is over, however it ended; told once. */
    void left() {}

    /** What the cache did for this answer; {@link CacheOutcome#NONE} unless told. */
    public final void outcome(CacheOutcome told) {
        outcome = told;
    }

    /** The back-to-origin request that it is made of. */
    public final void madeWith(UpstreamCall made) {
        call = made;
    }

    /** It takes an origin, or waits for the answer of one; whether there is a place has been asked before. */
    public final void begin() {
        place = side.admission().take(request);
        beginStored();
    }

    /** It is made of what is stored. */
    public final void beginStored() {
        begunNanos = System.nanoTime();
        side.underWay().begin();
        side.connections().answerBegins(request.client().connection());
        request.client().response().exceptionHandler(IGNORE).closeHandler(this::closed);
    }

    public final boolean isOver() {
        return over;
    }

    /** Leaves the request to another response, which begins anew or records it; nothing is recorded here. */
    public final void release() {
        if (!over) {
            leave();
        }
    }

    /** To be told before the end is written: that of a stream of HTTP/2 closes it at once. */
    final void endsNow() {
        over = true;
    }

    /** It has ended, with that many bytes of body. */
    final void ended(int status, long bytes, @Nullable ProxyError error) {
        leave();
        record(status, bytes, error);
    }

    /** Records it. */
    final void record(int status, long bytes, @Nullable ProxyError error) {
        var nanos = System.nanoTime() - begunNanos;
        side.recorder().ended(request, status, bytes, outcome, nanos, call, error);
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
