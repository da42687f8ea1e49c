package dev.backsource.config.events;

import dev.backsource.config.access.Caller;
import dev.backsource.config.reading.ReadingProgress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Server-sent events to one client (WHATWG HTML §9.2). It keeps the client's positions and sends nothing twice. A client that takes nothing for too
 * long is cut off. To be used on the event loop of its request.
 */
final class SseConnection {
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final Vertx vertx;
    private final SseResponse response;
    private final EventFilter filter;
    private final EventsSettings settings;
    private final ReadingProgress progress;
    private final StreamMetrics metrics;

    private Positions positions;
    /** The last id that was sent, as far as it is known. */
    private Positions announced;

    private long heartbeat = -1;

    SseConnection(
            Vertx vertx,
            HttpServerRequest request,
            Positions positions,
            EventFilter filter,
            EventsSettings settings,
            ReadingProgress progress,
            StreamMetrics metrics) {
        this.vertx = vertx;
        this.response = new SseResponse(vertx, request, settings.slowReaderTimeout());
        this.positions = positions;
        this.announced = positions;
        this.filter = filter;
        this.settings = settings;
        this.progress = progress;
        this.metrics = metrics;
    }

    Caller caller() {
        return filter.caller();
    }

    /**
     * Sends the head and the stream's first positions, so that a client that is cut off before its first event loses none.
     *
     * @param onDrain called when there is room to write again
     * @param onClose called when the client has gone, immediately if it has gone already
     */
    void begin(Runnable onDrain, Runnable onClose) {
        if (response.begin(onDrain, this::cutOff, onClose)) {
            response.write(Buffer.buffer("retry: " + settings.reconnectAfter().toMillis() + "\n")
                    .appendBytes(filter.heartbeats() ? heartbeat() : announcement()));
            heartbeat = vertx.setPeriodic(settings.heartbeat().toMillis(), tick -> beat());
        }
    }

    /** Whether the client has to take something before more may be sent. */
    boolean isFull() {
        return response.isFull();
    }

    boolean isClosed() {
        return response.isClosed();
    }

    /** Sends the events that the client has not had and that match its filter; completes when they are on the wire. */
    Future<Void> send(List<StreamEvent> events) {
        var text = Buffer.buffer();
        var count = 0;
        for (var event : events) {
            if (!positions.include(event.place(), event.offset())) {
                positions = positions.after(event.place(), event.offset());
                if (filter.matches(event)) {
                    text.appendBytes(id()).appendBytes(event.fields()).appendByte((byte) '\n');
                    count++;
                }
            }
        }
        metrics.sent(count);
        return count == 0 ? Future.succeededFuture() : response.write(text);
    }

    /** Records that nothing is missing up to {@code reached}. */
    void passTo(Positions reached) {
        positions = positions.max(reached);
    }

    /** Ends the stream: in good order if the client has read everything, and otherwise by closing the connection. */
    void end() {
        vertx.cancelTimer(heartbeat);
        response.end();
    }

    /** Closes the connection, and drops its pending events. */
    void cutOff() {
        vertx.cancelTimer(heartbeat);
        if (response.cutOff()) {
            metrics.cutOff();
        }
    }

    /** Sends no more. */
    void close() {
        vertx.cancelTimer(heartbeat);
        response.close();
    }

    /** Sends the client's positions if events that don't match its filter have changed them, and a heartbeat in any case. */
    private void beat() {
        if (!isFull()) {
            response.write(Buffer.buffer(
                    filter.heartbeats() ? heartbeat() : positions.equals(announced) ? COMMENT : announcement()));
        }
    }

    /** Tells whether Kafka responds: while it doesn't, silence means nothing. */
    private byte[] heartbeat() {
        var reading = progress.now();
        return Buffer.buffer(id())
                .appendString("event: heartbeat\ndata: {\"stalled\":" + reading.isStalled() + ",\"answeredMsAgo\":"
                        + reading.age().toMillis() + ",\"everyMs\":"
                        + settings.heartbeat().toMillis() + "}\n\n")
                .getBytes();
    }

    private byte[] announcement() {
        return Buffer.buffer(id()).appendByte((byte) '\n').getBytes();
    }

    private byte[] id() {
        announced = positions;
        return ("id: " + positions + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
