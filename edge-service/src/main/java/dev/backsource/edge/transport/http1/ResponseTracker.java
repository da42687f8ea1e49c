package dev.backsource.edge.transport.http1;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Tracks, by the responses that pass, whether a request on an HTTP/1 connection waits for its response. It also
 * replaces the promise of writes whose outcome nobody observes: Vert.x marks them with a void promise of its own, which
 * Netty's encoder doesn't know; it would allocate objects to combine the outcomes of head and body, which nobody reads.
 */
final class ResponseTracker extends ChannelOutboundHandlerAdapter {
    /** Does nothing. */
    private static final Runnable NOTHING = () -> {};

    private Runnable whenAnswered = NOTHING;
    private boolean waiting;
    private boolean begun;

    /** Runs {@code action} whenever a response has been written. */
    void whenAnswered(Runnable action) {
        whenAnswered = action;
    }

    /** Notes that a request was read. */
    void asked() {
        waiting = true;
        begun = false;
    }

    /** Whether a request waits for its response, or for the rest of it. */
    boolean isWaiting() {
        return waiting;
    }

    /** Whether the head of the response has been written. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var ends = message instanceof LastHttpContent;
        if (message instanceof HttpResponse response) {
            var last = response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
            begun |= last;
            ends &= last;
        }
        context.write(message, promise.isVoid() ? context.voidPromise() : promise);
        if (ends) {
            waiting = false;
            whenAnswered.run();
        }
    }
}
