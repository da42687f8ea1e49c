package dev.backsource.edge.http.client;

import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.error.ProxyError;
import dev.backsource.edge.http.fields.WebSocketUpgrade;
import dev.backsource.edge.http.telemetry.AnswerEnd;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import dev.backsource.edge.transport.client.ClientPipeline;
import dev.backsource.edge.transport.client.InterimResponse;
import dev.backsource.edge.transport.client.ProtocolSwitch;
import dev.backsource.edge.transport.client.WriteQueue;
import dev.backsource.edge.transport.http2.StreamErrors;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/**
 * A response to a client, written no faster than the client reads it. A body that is available at once is written
 * together with the head; otherwise the head doesn't wait for the body. The response ends by {@link #end}, by
 * {@link #fail}, or because the client has left or has read nothing for too long.
 */
public final class ClientResponse extends RecordedAnswer {
    /** A head waits for a body of at most this size, in bytes, which costs nothing. */
    private static final long SMALL = 16 * 1024;

    private static final int SWITCHING_PROTOCOLS = 101;

    /** The error of an incomplete response. With NO_ERROR a client might take it for complete (RFC 9113 §8.1). */
    private static final long BROKEN_OFF = StreamErrors.INTERNAL_ERROR;

    private final HttpServerRequest client;
    private final HttpServerResponse to;
    private final Listener listener;
    private final WriteQueue queue;
    private long announced;
    private long written;
    /** The total time for which written bytes have waited for the client. */
    private long waitedNanos;
    /** When the current wait began; 0 while there is none. */
    private long stalledNanos;

    /** Whether the write queue is kept short even while memory is available. */
    private boolean isShort;

    /** Whether the body is complete, and the response ends once the client has read the waiting bytes. */
    private boolean ending;

    /** Notifications for the writer. */
    public interface Listener {
        /** The client has left; further writes are ignored. */
        void clientLeft();

        /** More can be written, after {@link ClientResponse#write} returned false. */
        void clientReady();

        /** The response has ended in one way or another. Called once. */
        default void over() {}
    }

    public ClientResponse(ClientSide side, RoutedRequest request, Listener listener) {
        super(side, request);
        this.client = request.client();
        this.to = client.response();
        this.listener = listener;
        this.queue = new WriteQueue(client);
    }

    /** The header fields to send; must be complete before {@link #head}. */
    public ResponseFields fields() {
        return ResponseFields.of(client);
    }

    /** Makes the response part of a WebSocket's handshake. */
    void agreeToWebSocket() {
        WebSocketUpgrade.add(to.headers()::set);
    }

    /** Forwards an interim response (RFC 9110 §15.2). */
    public void interim(UpstreamResponse from) {
        if (!isOver() && !to.headWritten()) {
            InterimResponse.send(
                    client, from.status(), out -> side.headers().interimToClient(from.fields(), from.version(), out));
        }
    }

    /**
     * Starts the response.
     *
     * @param length of the body in bytes, {@link UpstreamResponse#UNKNOWN_LENGTH} when unknown
     */
    public void head(int status, long length) {
        waitEnds();
        to.setStatusCode(status);
        announced = hasBody(status) ? length : 0;
        if (announced == UpstreamResponse.UNKNOWN_LENGTH && !endsByClose()) {
            to.setChunked(true);
            Vertx.currentContext().runOnContext(this::sendHead);
        } else if (announced > SMALL) {
            Vertx.currentContext().runOnContext(this::sendHead);
        }
    }

    /** Keeps the write queue short: at most {@link #mostWaitingWhileShort} bytes wait for the client. */
    public void keepQueueShort() {
        isShort = true;
    }

    /** The most bytes that may wait before {@link #write} returns false when the queue is kept short, not counting the last part. */
    public int mostWaitingWhileShort() {
        return WriteQueue.mostWhileShort(client);
    }

    /** Runs {@code action} once everything written has reached the socket, or the client has left. */
    public void whenTaken(Runnable action) {
        queue.whenTaken(action);
    }

    /** Whether a body of {@code length} bytes can be written together with the head, so that the response ends at once. */
    public boolean isForOnce(long length) {
        return length <= SMALL && !isStreamStalled();
    }

    /**
     * Writes a part of the body. The last announced part ends the response once the connection's queue is short enough.
     *
     * @return false when the client should have time to read it before the next part
     */
    public boolean write(Buffer part) {
        if (isOver()) {
            return true;
        }
        written += part.length();
        var last = written == announced;
        if (last && isForOnce(part.length())) {
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
     * Whether an HTTP/2 stream is stalled, so that writes would wait for its window. All streams of a connection can be
     * in this state at once, so even small amounts have to be counted.
     */
    private boolean isStreamStalled() {
        return client.version() == HttpVersion.HTTP_2 && to.writeQueueFull();
    }

    /** Ends the response after its last part. */
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

    /** Responds with 101 (Switching Protocols) and joins the client's connection with the origin's for good. */
    void switchProtocols(NetSocket origin) {
        if (isOver()) {
            origin.close();
            return;
        }
        release();
        side.connections().left(client.connection());
        origin.pause();
        var change = ProtocolSwitch.begin(client.connection());
        client.toNetSocket()
                .onSuccess(switched -> {
                    side.tunnels().join(switched, origin);
                    change.end();
                })
                .onFailure(thrown -> origin.close());
        record(SWITCHING_PROTOCOLS, 0, null);
    }

    /**
     * Ends the response after a failure: responds with the reason, or aborts a response that has begun, so that no
     * client takes a part for the whole.
     */
    public void fail(UpstreamFailure failure) {
        if (isOver()) {
            return;
        }
        release();
        side.recorder().metrics().originFailed(failure.error());
        becauseOf(failure.origin());
        request().counts().originFailed(failure.origin());
        if (to.headWritten()) {
            record(to.getStatusCode(), written, failure.error());
            breakOff(BROKEN_OFF);
        } else {
            var bytes = side.answers().originFailed(request(), failure);
            record(failure.error().status(), Math.max(bytes, 0), failure.error());
        }
    }

    /** Aborts the stream over HTTP/2, the connection otherwise. */
    private void breakOff(long code) {
        if (client.version() == HttpVersion.HTTP_2) {
            to.reset(code);
        } else {
            ClientPipeline.of(client.connection()).reset();
        }
    }

    /** The client has read nothing since the last check. */
    @Override
    protected void expired() {
        if (side.pace().isKept(written, waitedNanos, side.nanoTime().getAsLong() - stalledNanos)) {
            side.untilTaken().set(this);
            return;
        }
        cut();
        breakOff(StreamErrors.CANCEL);
        listener.clientLeft();
    }

    @Override
    void clientLeft() {
        cut();
        listener.clientLeft();
    }

    /** Ends the response because the client has left or doesn't read. */
    private void cut() {
        ended(to.headWritten() ? to.getStatusCode() : AnswerEnd.NO_STATUS, written, ProxyError.CONNECTION_TERMINATED);
    }

    /** Waits for the client to read. */
    private void stall() {
        if (stalledNanos == 0) {
            stalledNanos = side.nanoTime().getAsLong() | 1;
        }
        side.untilTaken().set(this);
        to.drainHandler(this::drained);
    }

    private void drained(@Nullable Void drained) {
        if (isOver()) {
            return;
        }
        Deadlines.drop(this);
        waitedNanos += side.nanoTime().getAsLong() - stalledNanos;
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

    /** Whether the end of the connection ends the body, as HTTP/1.0 requires for a body of unknown length. */
    private boolean endsByClose() {
        return client.version() == HttpVersion.HTTP_1_0;
    }
}
