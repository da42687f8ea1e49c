package dev.backsource.edge.transport.http1;

import dev.backsource.edge.transport.ConnectionReset;
import dev.backsource.edge.transport.FieldLines;
import dev.backsource.edge.transport.HeaderMaps;
import dev.backsource.edge.transport.WriteBuffers;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * The encoder of an HTTP/1 connection's responses, in place of Vert.x's encoder. A small response that is written whole
 * becomes one buffer, instead of a list of two that the connection would merge again. A response may have
 * {@link FieldLines} besides its map of fields.
 *
 * <p>The encoder also replaces the promise of unobserved writes: Vert.x marks them with a void promise of its own, which
 * Netty doesn't recognise. Netty would allocate objects to combine the unread outcomes of head and body.
 */
final class ResponseEncoder extends HttpResponseEncoder {
    private static final int CRLF = 0x0d0a;
    /** The largest body, in bytes, to copy behind its head. */
    private static final int SMALL = 4 * 1024;
    /** Room for the status line and the fields of the map. */
    private static final int USUAL_HEAD = 256;

    private final ResponseTracker answers;
    private @Nullable FieldLines lines;
    /** The map of the response that the lines belong to. */
    private @Nullable Object linesOf;

    ResponseEncoder(ResponseTracker answers) {
        this.answers = answers;
    }

    /**
     * The lines to send before the fields of {@code map}, with the response of this map only, and with no other
     * response written meanwhile.
     */
    FieldLines linesOf(MultiMap map) {
        if (lines == null || linesOf != map) {
            lines = new FieldLines();
            linesOf = map;
        }
        return lines;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        var observed = promise.isVoid() ? context.voidPromise() : promise;
        if (message instanceof FullHttpResponse whole && isForOneBuffer(whole)) {
            context.write(encoded(context, whole), observed);
            answers.wroteWhole();
        } else {
            super.write(context, message, observed);
            answers.wrote(message);
        }
    }

    private boolean isForOneBuffer(FullHttpResponse whole) {
        var size = whole.content().readableBytes();
        return size > 0
                && size <= SMALL
                && mayHaveBody(whole.status())
                && !answers.isToHead()
                && !answers.isWithinResponse()
                && !whole.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
    }

    private static boolean mayHaveBody(HttpResponseStatus status) {
        var code = status.code();
        return status.codeClass() != HttpStatusClass.INFORMATIONAL && code != 204 && code != 205 && code != 304;
    }

    private ByteBuf encoded(ChannelHandlerContext context, FullHttpResponse whole) throws Exception {
        var body = whole.content();
        var bytes = WriteBuffers.take(
                context.alloc(), USUAL_HEAD + body.readableBytes() + (lines == null ? USUAL_HEAD : lines.size()));
        try {
            encodeInitialLine(bytes, whole);
            encodeHeaders(whole.headers(), bytes);
            bytes.writeShort(CRLF).writeBytes(body, body.readerIndex(), body.readableBytes());
        } catch (Throwable e) {
            bytes.release();
            throw e;
        } finally {
            whole.release();
        }
        return bytes;
    }

    @Override
    protected void encodeInitialLine(ByteBuf to, HttpResponse response) throws Exception {
        var line = StatusLines.of(response.protocolVersion(), response.status());
        if (line == null) {
            super.encodeInitialLine(to, response);
        } else {
            to.writeBytes(line);
        }
    }

    @Override
    protected void encodeHeaders(HttpHeaders fields, ByteBuf to) {
        if (lines != null && linesOf == fields) {
            lines.moveTo(to);
            lines = null;
            linesOf = null;
        }
        if (fields instanceof MultiMap map) {
            HeaderMaps.encode(map, to);
        } else {
            super.encodeHeaders(fields, to);
        }
    }

    /** Closes the connection, in the middle of a response with a reset: no client may take a part of it for the whole. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
        if (answers.isWithinResponse()) {
            ConnectionReset.of(context.channel(), promise);
        } else {
            super.close(context, promise);
        }
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
        return answers.isToHead() || super.isContentAlwaysEmpty(response);
    }
}
