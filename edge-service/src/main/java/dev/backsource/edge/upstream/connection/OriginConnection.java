package dev.backsource.edge.upstream.connection;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.http.telemetry.ProxyMetrics;
import dev.backsource.edge.transport.ReadSize;
import dev.backsource.edge.transport.origin.OriginSocket;
import dev.backsource.edge.upstream.response.ResponseException;
import dev.backsource.edge.upstream.response.ResponseException.Kind;
import dev.backsource.edge.upstream.response.ResponseLimits;
import dev.backsource.edge.upstream.response.ResponsePart;
import dev.backsource.edge.upstream.response.ResponseReader;
import dev.backsource.edge.upstream.response.Reuse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetSocket;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection to an origin: one request after the other, each with its {@link ConnectionUser}. Vert.x connects and
 * does the TLS. The edge parses responses by itself, since requests share the connection: no byte may count as a part of
 * another response than its own. Used by one event loop.
 */
public final class OriginConnection {
    private static final Logger LOG = Logger.getLogger(OriginConnection.class);

    /** The number of parts of a response with a body that comes in one read. */
    private static final int WHOLE = 3;

    private final OriginSocket<ResponsePart> socket;
    private final RequestWriter request;
    private final Keeper keeper;
    private final ProxyMetrics metrics;
    private @Nullable ConnectionUser user;
    private boolean used;
    /** Whether a part of the response to the last request has arrived. */
    private boolean begun;

    private boolean aborted;
    private boolean taken;
    private boolean known = true;
    private long idleSinceNanos;

    /** The keeper of a connection between requests. */
    public interface Keeper {
        /** {@code connection} is free for the next request, at once or after a rest. */
        void release(OriginConnection connection, Reuse reuse);

        /** {@code connection} is closed, or was given away for good. */
        void forget(OriginConnection connection);
    }

    /** @param connected from Vert.x, for exclusive use */
    public OriginConnection(NetSocket connected, Keeper keeper, ResponseLimits limits, ProxyMetrics metrics) {
        this.socket = new OriginSocket<>(connected, new ResponseReader(limits));
        this.request = new RequestWriter(socket);
        this.keeper = keeper;
        this.metrics = metrics;
        socket.listen(this::read, thrown -> broken(meaning(thrown)), closed -> closed());
    }

    /** Whether the connection has carried a response before, so that the origin may have closed it meanwhile. */
    public boolean isReused() {
        return used;
    }

    /** Whether the connection is open as far as the event loop knows. */
    public boolean isOpen() {
        return !aborted && socket.isActive();
    }

    /** Whether the connection is open and no byte has arrived on it; otherwise it is aborted. Costs a system call. */
    public boolean isSilent() {
        if (!aborted && !socket.readPending()) {
            abort();
        }
        return isOpen();
    }

    /** Marks the connection as in use by a request, until its keeper has it back, or it is closed. */
    public void taken() {
        taken = true;
        metrics.originTaken();
    }

    /** The request on the connection is over. */
    public void returned() {
        if (taken) {
            taken = false;
            metrics.originReturned();
        }
    }

    /** The end of the last response, by {@link System#nanoTime}. */
    public long idleSinceNanos() {
        return idleSinceNanos;
    }

    /**
     * Sends the head of a request, and with it the end if there is no body.
     *
     * @param head with all of the request's fields; a body without Content-Length is sent in chunks
     * @throws RuntimeException when the fields can't be written; nothing was sent then
     */
    public void send(ConnectionUser next, RequestHead head, boolean hasBody) {
        var bytes = request.encode(head, hasBody);
        user = next;
        begun = false;
        socket.expect(head.method().equals(HttpMethod.HEAD));
        request.begin(bytes);
    }

    /** Gives the connection back. To be called by a user that has taken it and could send nothing. */
    public void giveBack() {
        if (user == null) {
            keeper.release(this, Reuse.NOW);
        } else {
            abort();
        }
    }

    /** The writer for the body of the request whose head was sent. */
    public RequestWriter request() {
        return request;
    }

    /** Pauses reading of the response until {@link #resume}. */
    public void pause() {
        socket.pause();
    }

    public void resume() {
        socket.resume();
    }

    /** The size of the next read. */
    public ReadSize reads() {
        return socket.reads();
    }

    /** Ends the connection without notifying its user. */
    public void abort() {
        user = null;
        aborted = true;
        if (request.isEnded()) {
            socket.close();
        } else {
            socket.reset();
        }
    }

    /** Gives the connection away after a response with 101; the keeper no longer has it. */
    public NetSocket giveAway() {
        user = null;
        // Until it is closed it counts towards the limit of connections.
        return socket.giveAway(this::leave);
    }

    /** Reads the parts of one read. The common response is a head, a body and an end: the user gets the first two in one call. */
    private void read(List<ResponsePart> parts) {
        var next = 0;
        var body = wholeBody(parts);
        if (body != null) {
            read(parts.get(0), body);
            next = 2;
        }
        while (next < parts.size()) {
            read(parts.get(next++), null);
        }
    }

    /** The body of a response that came whole; null for anything else. */
    private static @Nullable Buffer wholeBody(List<ResponsePart> parts) {
        return parts.size() == WHOLE
                        && parts.get(0) instanceof ResponsePart.Head
                        && parts.get(1) instanceof ResponsePart.Body body
                        && parts.get(2) instanceof ResponsePart.End
                ? body.bytes()
                : null;
    }

    /** @param whole the whole body of the response whose head is {@code part}; null when it comes as parts of its own */
    private void read(ResponsePart part, @Nullable Buffer whole) {
        var reader = user;
        if (reader == null) {
            abort();
            return;
        }
        try {
            read(part, whole, reader);
        } catch (RuntimeException | OutOfMemoryError e) {
            // The user has failed; the request ends all the same, and the connection with it.
            LOG.debugf(e, "response from origin not handled: internal error");
            fail(reader, e);
        }
    }

    /** A user whose response has ended no longer has the connection. */
    private void fail(ConnectionUser reader, Throwable thrown) {
        if (user == reader) {
            broken(thrown);
        } else {
            reader.broken(thrown);
        }
    }

    private void read(ResponsePart part, @Nullable Buffer whole, ConnectionUser reader) {
        begun = true;
        if (part instanceof ResponsePart.Body body) {
            reader.received(body.bytes());
        } else if (part instanceof ResponsePart.Head head && whole != null) {
            reader.answered(head, whole);
        } else if (part instanceof ResponsePart.Head head) {
            reader.answered(head);
        } else if (part instanceof ResponsePart.Interim interim) {
            reader.informed(interim.head());
        } else if (part instanceof ResponsePart.End end) {
            ended(reader, end.reuse());
        } else if (part instanceof ResponsePart.Failed failed) {
            broken(meaning(failed.reason()));
        }
    }

    /**
     * The meaning of a failed response. Unrequested bytes on a kept connection count as its end: the request can be
     * sent on another connection.
     */
    private Throwable meaning(ResponseException reason) {
        return reason.kind() == Kind.UNASKED && used
                ? new HttpClosedException(reason.error().text())
                : reason;
    }

    /** Likewise for an alert, or any other TLS failure, in place of a response. */
    private Throwable meaning(Throwable thrown) {
        var isOfTls = thrown instanceof SSLException || thrown.getCause() instanceof SSLException;
        return isOfTls && used && !begun ? new HttpClosedException("TLS error on a kept-alive connection") : thrown;
    }

    private void ended(ConnectionUser last, Reuse reuse) {
        user = null;
        used = true;
        idleSinceNanos = System.nanoTime();
        if (reuse != Reuse.NEVER && request.isEnded() && socket.isActive()) {
            socket.resume();
            keeper.release(this, reuse);
        } else {
            abort();
        }
        last.ended();
    }

    private void broken(Throwable thrown) {
        var last = user;
        abort();
        if (last != null) {
            last.broken(thrown);
        }
    }

    private void closed() {
        leave();
        var last = user;
        user = null;
        if (last != null) {
            last.broken(new HttpClosedException(OriginError.CLOSED.text()));
        }
    }

    private void leave() {
        if (known) {
            known = false;
            returned();
            keeper.forget(this);
        }
    }
}
