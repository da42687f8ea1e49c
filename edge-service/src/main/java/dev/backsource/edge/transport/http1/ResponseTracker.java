package dev.backsource.edge.transport.http1;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/** The tracker of written responses, which shows whether a request on an HTTP/1 connection waits for its response. */
final class ResponseTracker {
    /** Does nothing. */
    private static final Runnable NOTHING = () -> {};

    private Runnable whenAnswered = NOTHING;
    private boolean waiting;
    private boolean begun;
    private boolean toHead;

    /** Runs {@code action} whenever a response has been written. */
    void whenAnswered(Runnable action) {
        whenAnswered = action;
    }

    /** A request was read; {@code head} if it is a HEAD. */
    void asked(boolean head) {
        waiting = true;
        begun = false;
        toHead = head;
    }

    /** Whether a request waits for its response, or for the rest of it. */
    boolean isWaiting() {
        return waiting;
    }

    /** Whether the head of the response has been written. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether the head of a response has been written and the rest of it has not. */
    boolean isWithinResponse() {
        return begun && waiting;
    }

    /** Whether the waiting request is a HEAD, whose response has no body (RFC 9110 §9.3.2). */
    boolean isToHead() {
        return toHead && waiting;
    }

    /** {@code message} was written. */
    void wrote(Object message) {
        var ends = message instanceof LastHttpContent;
        if (message instanceof HttpResponse response) {
            var last = response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
            begun |= last;
            ends &= last;
        }
        if (ends) {
            ended();
        }
    }

    /** A complete response was written, and not an interim one. */
    void wroteWhole() {
        begun = true;
        ended();
    }

    private void ended() {
        waiting = false;
        whenAnswered.run();
    }
}
