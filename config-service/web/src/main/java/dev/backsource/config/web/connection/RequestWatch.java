package dev.backsource.config.web.connection;

import dev.backsource.config.web.problem.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches the requests of one connection, and answers with a problem where the server would close the connection without a word: unreadable
 * requests, unsupported versions of HTTP, heads that don't arrive, bodies that are too large. It stands between the codec and the server,
 * so that it sees pending responses: its own is sent in turn, and the connection ends with it.
 *
 * <p>A refusal concerns a head, which the server never sees, or a body. The server has the request of a refused body, and may have answered
 * it or begun to; then no other response can be sent.
 */
final class RequestWatch extends ChannelDuplexHandler {
    private static final int MAX_BODY = Refusals.MAX_BODY;

    /** The rest of the input is discarded for this time, so that the client can read the response (RFC 9112 §9.6). */
    private static final long LINGER_MS = 500;

    private static final int TLS_HANDSHAKE = 22;

    private final Duration within;
    private Stage stage = Stage.BETWEEN;
    /** Whether no byte has arrived yet. */
    private boolean untouched = true;
    /** The bytes of the current body so far. */
    private long bodyBytes;
    /** The number of requests at the server without a complete response. */
    private int unanswered;
    /** Whether the response to the first of them has begun. */
    private boolean begun;

    private @Nullable Refusal refusal;
    private boolean ofBody;
    private boolean answered;
    private @Nullable Future<?> deadline;
    private @Nullable ChannelHandlerContext context;

    RequestWatch(Duration within) {
        this.within = within;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        cancelDeadline();
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) {
        cancelDeadline();
        closed.fireChannelInactive();
    }

    /** Whether {@code bytes}, which have just arrived, are to be decoded. */
    boolean takes(ByteBuf bytes) {
        if (untouched && bytes.isReadable() && bytes.getByte(bytes.readerIndex()) == TLS_HANDSHAKE) {
            refuse(Refusals.tls(), false);
        }
        untouched = false;
        if (stage == Stage.BETWEEN) {
            stage = Stage.HEAD;
        }
        return refusal == null;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (refusal == null) {
            look(message);
        }
        if (refusal == null) {
            from.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext from) {
        if (stage == Stage.HEAD && deadline == null && refusal == null) {
            deadline = from.executor()
                    .schedule(() -> refuse(Refusals.late(within), false), within.toMillis(), TimeUnit.MILLISECONDS);
        }
        from.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext to, Object message, ChannelPromise promise) {
        if (answered) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        to.write(message, promise);
        note(message);
        if (refusal != null) {
            answerInTurn();
        }
    }

    private void look(Object message) {
        if (message instanceof HttpRequest request) {
            look(request);
        }
        if (refusal == null && message instanceof HttpContent content) {
            look(content);
        }
    }

    private void look(HttpRequest request) {
        cancelDeadline();
        stage = Stage.BODY;
        bodyBytes = 0;
        if (!request.decoderResult().isSuccess()) {
            refuse(Refusals.unreadable(request.decoderResult().cause()), false);
        } else if (!request.protocolVersion().protocolName().equals("HTTP")
                || request.headers().contains("")) {
            refuse(Refusals.unreadable(), false);
        } else if (request.protocolVersion().majorVersion() != 1) {
            refuse(Refusals.version(request.protocolVersion().text()), false);
        } else {
            if (request.protocolVersion().minorVersion() > 1) {
                // As the highest version that is supported here (RFC 9110 §2.5).
                request.setProtocolVersion(HttpVersion.HTTP_1_1);
            }
            unanswered++;
        }
    }

    private void look(HttpContent content) {
        bodyBytes += content.content().readableBytes();
        if (!content.decoderResult().isSuccess()) {
            refuse(Refusals.badBody(), true);
        } else if (bodyBytes > MAX_BODY) {
            refuse(Refusals.tooLarge(), true);
        } else if (content instanceof LastHttpContent) {
            stage = Stage.BETWEEN;
        }
    }

    private void note(Object message) {
        if (message instanceof HttpResponse response) {
            if (response.status().code() < 200) {
                return;
            }
            begun = true;
        }
        if (message instanceof LastHttpContent) {
            unanswered--;
            begun = false;
        }
    }

    private void refuse(Refusal why, boolean isOfBody) {
        var here = context;
        if (refusal != null || here == null) {
            return;
        }
        cancelDeadline();
        refusal = why;
        ofBody = isOfBody;
        // Input that the server no longer reads is discarded.
        here.channel().config().setAutoRead(true);
        answerInTurn();
    }

    /** Sends the refusal once all earlier requests have their responses. */
    private void answerInTurn() {
        var here = context;
        var why = refusal;
        if (answered || here == null || why == null || unanswered > (ofBody ? 1 : 0)) {
            return;
        }
        answered = true;
        if (ofBody && begun) {
            here.close();
            return;
        }
        if (!ofBody || unanswered > 0) {
            here.writeAndFlush(Refusals.response(why));
        }
        here.executor().schedule(() -> here.close(), LINGER_MS, TimeUnit.MILLISECONDS);
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /** The position of the next byte within a request. */
    private enum Stage {
        BETWEEN,
        HEAD,
        BODY
    }
}
