package dev.backsource.edge.transport.http1;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Tracks whether a request on an HTTP/1 connection waits for its response, by the responses that pass. It also gives Netty's void
 * promise to writes whose outcome nobody observes: Vert.x marks them by a void promise of its own, which Netty's encoder doesn't
 * know, so that it would combine the outcomes of head and body in objects that nobody reads.
 */
final class ResponseTracker extends ChannelOutboundHandlerAdapter {
    /** Does nothing. */
    private static final Runnable NOTHING = () -> {};

    private Runnable whenAnswered = NOTHING;
    private boolean waiting;
    private boolean begun;

    /** Has {@code action} run whenever an answer has been written. */
    void whenAnswered(Runnable action) {
        whenAnswered = action;
    }

    /** A request has been read. */
    void asked() {
        waiting = true;
        begun = false;
    }

    /** Whether one has been read whose answer has not been written to its end. */
    boolean isWaiting() {
        return waiting;
    }

    /** Whether the answer's head has been written. */
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
