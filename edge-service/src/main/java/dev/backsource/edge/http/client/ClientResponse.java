package dev.backsource.edge.http.client;

import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.http.telemetry.AnswerEnd;
import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import dev.backsource.edge.transport.client.ConnectionReset;
import dev.backsource.edge.transport.client.InterimResponse;
import dev.backsource.edge.transport.client.WriteQueue;
import dev.backsource.edge.transport.http2.StreamErrors;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/**
 * A response on its way to a client, written no faster than the client takes it. A body that comes in one piece leaves in
 * one write with the head; of any other the head doesn't wait for the body. Ends by {@link #end}, by {@link #fail}, or
 * because the client left or takes nothing for too long.
 */
public final class ClientResponse extends RecordedAnswer {
    /** A body that is announced with no more than this comes with its head; waiting for it costs nothing. */
    private static final long SMALL = 16 * 1024;

    private static final int SWITCHING_PROTOCOLS = 101;

    /** With NO_ERROR a client may take what it has for the whole (RFC 9113 §8.1). */
    private static final long BROKEN_OFF = StreamErrors.INTERNAL_ERROR;

    private final HttpServerRequest client;
    private final HttpServerResponse to;
    private final Listener listener;
    private final WriteQueue queue;
    private long announced;
    private long written;
    /** For how long altogether written bytes have waited for the client. */
    private long waitedNanos;
    /** Since when it does; 0 while it doesn't. */
    private long stalledNanos;

    /** Whether the write queue is kept short even while there is room. */
    private boolean isShort;

    /** Whether nothing more comes, and the response ends once the client has taken what is waiting. */
    private boolean ending;

    /** What the writer is told. */
    public interface Listener {
        /** The client is gone; whatever is written from here goes nowhere. */
        void clientLeft();

        /** After {@link ClientResponse#write} said no: more can be written. */
        void clientReady();

        /** The response is over, however it ended; told once. */
        default void over() {}
    }

    public ClientResponse(ClientSide side, RoutedRequest request, Listener listener) {
        super(side, request);
        this.client = request.client();
        this.to = client.response();
        this.listener = listener;
        this.queue = new WriteQueue(client);
    }

    /** The fields to be sent; to be filled before {@link #head}. */
    public MultiMap fields() {
        return to.headers();
    }

    /** Forwards an interim response (RFC 9110 §15.2). */
    public void interim(UpstreamResponse from) {
        if (!isOver() && !to.headWritten()) {
            InterimResponse.send(
                    client, from.status(), out -> side.headers().interimToClient(from.fields(), from.version(), out));
        }
    }

    /**
     * The head is complete.
     *
     * @param length of the body in bytes, {@link UpstreamResponse#UNKNOWN_LENGTH} when it is not known
     */
    public void head(int status, long length) {
        to.setStatusCode(status);
        announced = hasBody(status) ? length : 0;
        if (announced == UpstreamResponse.UNKNOWN_LENGTH && !endsByClose()) {
            to.setChunked(true);
            Vertx.currentContext().runOnContext(this::sendHead);
        } else if (announced > SMALL) {
            Vertx.currentContext().runOnContext(this::sendHead);
        }
    }

    /** Keeps the write queue short: no more than {@link #mostWaitingWhileShort} waits for the client. */
    public void keepQueueShort() {
        isShort = true;
    }

    /** How much may wait before {@link #write} says no, the last part apart, of a response whose queue is kept short; in bytes. */
    public int mostWaitingWhileShort() {
        return WriteQueue.mostWhileShort(client);
    }

    /** Runs {@code action} once what was written has reached the socket, or the client is gone. */
    public void whenTaken(Runnable action) {
        queue.whenTaken(action);
    }

    /**
     * Writes a part of the body; the last announced one ends the response, once the client has taken so much that it isn't
     * kept waiting in the connection's queue.
     *
     * @return false when the client should have time to take it before the next part
     */
    public boolean write(Buffer part) {
        if (isOver()) {
            return true;
        }
        written += part.length();
        var last = written == announced;
        if (last && part.length() <= SMALL && !isStreamStalled()) {
            endsNow();
            to.end(part, UnobservedWrites.by(client));
            ended(to.getStatusCode(), written, null);
            return true;
        }
        queue.fit(isShort || side.rooms().isShort());
        to.write(part, UnobservedWrites.by(client));
        if (to.writeQueueFull()) {
            ending |= last;
            stall();
            return false;
        }
        if (last) {
            end();
        }
        return true;
    }

    /**
     * Whether a stream of HTTP/2 takes nothing: what is written would wait for its window. All streams of a connection can do
     * that at once, so that even what is small has to count while it waits.
     */
    private boolean isStreamStalled() {
        return client.version() == HttpVersion.HTTP_2 && to.writeQueueFull();
    }

    /** The whole body has been written. */
    public void end() {
        if (isOver()) {
            return;
        }
        if (stalledNanos != 0) {
            ending = true;
            return;
        }
        endsNow();
        to.end();
        ended(to.getStatusCode(), written, null);
        if (announced == UpstreamResponse.UNKNOWN_LENGTH && endsByClose()) {
            client.connection().close();
        }
    }

    /** Answers with 101 (Switching Protocols) and joins the client's connection with the origin's for good. */
    void switchProtocols(NetSocket origin) {
        if (isOver()) {
            origin.close();
            return;
        }
        release();
        side.connections().left(client.connection());
        origin.pause();
        client.toNetSocket()
                .onSuccess(switched -> side.tunnels().join(switched, origin))
                .onFailure(thrown -> origin.close());
        record(SWITCHING_PROTOCOLS, 0, null);
    }

    /** Nothing more comes: responds with the reason, or aborts what has begun, so that no client takes a part for the whole. */
    public void fail(UpstreamFailure failure) {
        if (isOver()) {
            return;
        }
        release();
        side.recorder().metrics().originFailed(failure.error());
        if (to.headWritten()) {
            record(to.getStatusCode(), written, failure.error());
            breakOff();
        } else {
            var bytes = side.answers().originFailed(request(), failure);
            record(failure.error().status(), Math.max(bytes, 0), failure.error());
        }
    }

    private void breakOff() {
        if (endsByClose()) {
            ConnectionReset.of(client.connection());
        } else {
            to.reset(BROKEN_OFF);
        }
    }

    /** The client has taken nothing since it was looked at last. */
    @Override
    protected void expired() {
        if (side.pace().isKept(written, waitedNanos, System.nanoTime() - stalledNanos)) {
            side.untilTaken().set(this);
            return;
        }
        cut();
        to.reset(StreamErrors.CANCEL);
        listener.clientLeft();
    }

    @Override
    void clientLeft() {
        cut();
        listener.clientLeft();
    }

    /** The client is gone or as good as gone. */
    private void cut() {
        ended(to.headWritten() ? to.getStatusCode() : AnswerEnd.NO_STATUS, written, ProxyError.CONNECTION_TERMINATED);
    }

    /** The client has to take something before more is written. */
    private void stall() {
        if (stalledNanos == 0) {
            stalledNanos = System.nanoTime() | 1;
        }
        side.untilTaken().set(this);
        to.drainHandler(this::drained);
    }

    private void drained(@Nullable Void drained) {
        if (isOver()) {
            return;
        }
        Deadlines.drop(this);
        waitedNanos += System.nanoTime() - stalledNanos;
        stalledNanos = 0;
        if (ending) {
            end();
        } else {
            listener.clientReady();
        }
    }

    @Override
    void left() {
        queue.fit(false);
        listener.over();
    }

    private void sendHead(@Nullable Void later) {
        if (!isOver() && !to.headWritten()) {
            to.writeHead();
        }
    }

    private boolean hasBody(int status) {
        return status != 204 && status != 304 && !client.method().equals(HttpMethod.HEAD);
    }

    /** HTTP/1.0 knows no other end of a body of unknown length. */
    private boolean endsByClose() {
        return client.version() == HttpVersion.HTTP_1_0;
    }
}
