package dev.backsource.edge.transport.http1;

import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.transport.BodyProgress;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The strict decoder of an HTTP/1 connection's requests: Netty's decoder without its tolerance of a request line
 * without exactly two spaces, folded fields, and chunk-size lines with anything but the size and extensions (RFC 9112
 * §3, §5.2, §7.1), all of which it refuses. Parsers with different tolerance see different requests, which request
 * smuggling exploits. After a refusal, nothing more is read from the connection.
 *
 * <p>Requests are read one by one: none before the previous one has its response, and none while the client doesn't
 * read, so that no more responses are produced than the client reads.
 *
 * <p>The decoder checks each byte of the request line and the first byte of each field, which takes about 0.1 µs for a
 * typical head.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    private static final int MAJOR_AT = "HTTP/".length();
    private static final int MINOR_AT = "HTTP/1.".length();

    private final HeadLines head = new HeadLines();
    private final ChunkLines chunks = new ChunkLines();
    private final ResponseTracker answers;
    private final BodyProgress progress;
    private final LongAdder malformed;
    private final ReadPause pause = new ReadPause();
    private final HalfClose halfClose = new HalfClose();
    private Part part = Part.HEAD;

    private enum Part {
        HEAD,
        BODY,
        CHUNKS,
        NOTHING_MORE
    }

    /** @param malformed counts refused requests */
    StrictRequestDecoder(
            HttpServerOptions options, ResponseTracker answers, BodyProgress progress, LongAdder malformed) {
        super(options);
        this.answers = answers;
        this.progress = progress;
        this.malformed = malformed;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (part == Part.NOTHING_MORE) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (part == Part.HEAD && !mayAsk(context)) {
            pause.begin(context.channel());
            return;
        }
        var problem = problem(in);
        if (problem != null) {
            refuse(context, in, out, problem);
            return;
        }
        if (part == Part.HEAD && head.isHalfOfAnEmptyLine(in)) {
            return;
        }
        var before = out.size();
        var start = in.readerIndex();
        super.decode(context, in, out);
        if (part == Part.BODY || part == Part.CHUNKS) {
            progress.read(in.readerIndex() - start);
        }
        if (part == Part.CHUNKS) {
            chunks.read(in.readerIndex() - start, out, before);
        }
        follow(context, in, out, before);
    }

    /** A later minor version of HTTP/1 counts as 1.1 (RFC 9110 §2.5). */
    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        var version = initialLine[2];
        if (version.charAt(MAJOR_AT) == '1' && version.charAt(MINOR_AT) > '1') {
            initialLine[2] = HttpVersion.HTTP_1_1.text();
        }
        return super.createMessage(initialLine);
    }

    private @Nullable Refusal problem(ByteBuf in) {
        return switch (part) {
            case HEAD -> head.problem(in);
            case CHUNKS -> chunks.problem(in);
            default -> null;
        };
    }

    /** Refuses the bytes read: a refused head becomes a request of its own; a refused part of a body ends its request. */
    private void refuse(ChannelHandlerContext context, ByteBuf in, List<Object> out, Refusal problem) {
        malformed.increment();
        in.skipBytes(in.readableBytes());
        var failure = DecoderResult.failure(problem);
        if (part == Part.HEAD) {
            var message = createInvalidMessage();
            message.setDecoderResult(failure);
            asLast(message);
            out.add(message);
        } else {
            if (!answers.hasBegun()) {
                context.channel().writeAndFlush(new ConnectionError(problem.error()).message());
            }
            var content = new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER);
            content.setDecoderResult(failure);
            out.add(content);
        }
        part = Part.NOTHING_MORE;
        progress.end();
    }

    private void follow(ChannelHandlerContext context, ByteBuf in, List<Object> out, int from) {
        for (var i = from; i < out.size(); i++) {
            var read = out.get(i);
            // The usual end of a request is compared by identity, since it takes long to find out that an object lacks
            // an interface.
            if (read == LastHttpContent.EMPTY_LAST_CONTENT) {
                end();
            } else if (!((HttpObject) read).decoderResult().isSuccess()) {
                broken(context, read);
            } else if (read instanceof HttpRequest request) {
                begin(context, request, in, out, i);
            } else if (read instanceof LastHttpContent) {
                end();
            }
        }
    }

    /** The request has been read to its end, unless it was refused. */
    private void end() {
        if (part != Part.NOTHING_MORE) {
            part = Part.HEAD;
            progress.end();
            head.next();
        }
    }

    private void broken(ChannelHandlerContext context, Object read) {
        malformed.increment();
        part = Part.NOTHING_MORE;
        progress.end();
        if (read instanceof HttpMessage message) {
            asLast(message);
        } else if (!answers.hasBegun()) {
            context.channel().writeAndFlush(new ConnectionError(ClientError.BODY).message());
        }
    }

    /** Makes the response to {@code message} HTTP/1.1, independently of the client's version, and the last of the connection. */
    private static void asLast(HttpMessage message) {
        message.setProtocolVersion(HttpVersion.HTTP_1_1);
        message.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }

    private void begin(ChannelHandlerContext context, HttpRequest request, ByteBuf in, List<Object> out, int index) {
        var problem = RequestFraming.problem(request);
        if (problem != null) {
            drop(out, index);
            refuse(context, in, out, problem);
            return;
        }
        RequestFraming.separateClose(request.headers());
        answers.asked(request.method().equals(HttpMethod.HEAD));
        progress.begin();
        if (RequestFraming.isChunked(request)) {
            part = Part.CHUNKS;
            chunks.begin();
        } else {
            part = Part.BODY;
        }
    }

    /** Whether the next request may be read: the previous one has its response, and the client reads. */
    private boolean mayAsk(ChannelHandlerContext context) {
        return !answers.isWaiting() && context.channel().isWritable();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        halfClose.read(context.channel(), message);
        super.channelRead(context, message);
    }

    /**
     * Ends a read. Netty's decoder would read again at once where it got no message of a read, even while reading is
     * paused: then the client's bytes, however many, would end up here.
     */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (pause.isOn()) {
            discardSomeReadBytes();
            context.fireChannelReadComplete();
        } else {
            super.channelReadComplete(context);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) throws Exception {
        super.handlerAdded(context);
        answers.whenAnswered(() -> {
            if (pause.isOn() || halfClose.hasCome()) {
                context.executor().execute(() -> goOn(context));
            }
        });
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        super.channelWritabilityChanged(context);
        goOn(context);
    }

    private void goOn(ChannelHandlerContext context) {
        if (pause.isOn() && !context.isRemoved() && mayAsk(context)) {
            pause.end(context.channel());
            readHeld(context);
        }
        endIfDone(context);
    }

    /**
     * Handles a half-close: after a complete request the client still gets its response; the rest of an incomplete
     * request will never arrive.
     */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof ChannelInputShutdownEvent) {
            halfClose.comes();
            endIfDone(context);
        } else {
            super.userEventTriggered(context, event);
        }
    }

    private void endIfDone(ChannelHandlerContext context) {
        var isOwing = part == Part.HEAD && (answers.isWaiting() || pause.isOn());
        if (halfClose.endsConnection(isOwing) && !context.isRemoved()) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Whether a part of a request's head has arrived. */
    boolean hasBegunHead() {
        return part == Part.HEAD && !pause.isOn() && (head.hasBegun() || actualReadableBytes() > 0);
    }

    private void readHeld(ChannelHandlerContext context) {
        try {
            channelRead(context, Unpooled.EMPTY_BUFFER);
            channelReadComplete(context);
        } catch (Exception e) {
            context.fireExceptionCaught(e);
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
        pause.end(context.channel());
        context.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, false);
        if (halfClose.hasCome()) {
            context.channel().close();
        }
        super.handlerRemoved0(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        super.channelInactive(context);
        progress.end();
    }

    private static void drop(List<Object> out, int from) {
        while (out.size() > from) {
            ReferenceCountUtil.release(out.remove(out.size() - 1));
        }
    }
}
