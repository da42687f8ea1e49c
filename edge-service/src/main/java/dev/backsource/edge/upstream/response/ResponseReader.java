package dev.backsource.edge.upstream.response;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.transport.origin.ResponseParser;
import dev.backsource.edge.upstream.response.Framing.Way;
import dev.backsource.edge.upstream.response.ResponseException.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * The strict parser of the responses on one connection. It reads a response only once its request has left, and assigns
 * every byte to a response (RFC 9112 §6.3). Anything but a plain response, and any byte outside a request, is a failure
 * that ends the reading: two parsers that see different responses in the same bytes would poison a shared connection.
 */
public final class ResponseReader implements ResponseParser<ResponsePart> {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final ResponseException UNASKED = new ResponseException(Kind.UNASKED, OriginError.UNREQUESTED);
    private static final ResponseException TOO_MANY_INTERIM =
            new ResponseException(Kind.HEADER_SECTION_SIZE, OriginError.INTERIM);
    private static final ResponseException INCOMPLETE = new ResponseException(Kind.INCOMPLETE, OriginError.INCOMPLETE);
    private static final ResponseException CONTENT = ResponseException.malformed(OriginError.CONTENT);

    private final ResponseLimits limits;
    private final HeadReader head;
    private final ChunkReader chunks;
    private State state = State.SILENCE;
    private Framing framing = new Framing(Way.NONE, 0, Reuse.NEVER, false);
    private boolean toHead;
    private int interim;
    private long left;

    private enum State {
        /** No request is open. */
        SILENCE,
        HEAD,
        BODY,
        /** The connection has switched protocols. Its bytes are for the new owner of the connection. */
        SWITCHED,
        /** There was a failure, or the connection is to end: further bytes are dropped. */
        OVER
    }

    public ResponseReader(ResponseLimits limits) {
        this.limits = limits;
        this.head = new HeadReader(limits);
        this.chunks = new ChunkReader(limits);
    }

    @Override
    public void expect(boolean withHead) {
        if (state == State.SILENCE) {
            state = State.HEAD;
            toHead = withHead;
            interim = 0;
            head.begin();
        }
    }

    @Override
    public void read(ByteBuf in, List<? super ResponsePart> out) {
        try {
            while (in.isReadable() && step(in, out)) {
                // Continues with the next part.
            }
        } catch (ResponseException e) {
            fail(in, out, e);
        }
    }

    @Override
    public void close(ByteBuf rest, boolean orderly, List<? super ResponsePart> out) {
        if (state == State.BODY && framing.way() == Way.CLOSE && orderly) {
            state = State.OVER;
            out.add(ResponsePart.End.of(Reuse.NEVER));
        } else if (state == State.HEAD && (rest.isReadable() || !head.isBefore() || interim > 0)) {
            fail(rest, out, INCOMPLETE);
        }
    }

    /** Reads the next part; false when more bytes are needed. */
    private boolean step(ByteBuf in, List<? super ResponsePart> out) {
        return switch (state) {
            case SILENCE -> throw UNASKED;
            case HEAD -> readHead(in, out);
            case BODY -> readBody(in, out);
            case SWITCHED -> false;
            case OVER -> drop(in);
        };
    }

    private boolean readHead(ByteBuf in, List<? super ResponsePart> out) {
        if (!head.read(in)) {
            return false;
        }
        var line = head.status();
        if (line.status() == SWITCHING_PROTOCOLS) {
            state = State.SWITCHED;
            out.add(new ResponsePart.Head(line.status(), head.fields().map(), line.version(), 0));
        } else if (line.status() < 200) {
            if (++interim > limits.maxInterim()) {
                throw TOO_MANY_INTERIM;
            }
            out.add(new ResponsePart.Interim(
                    new ResponsePart.Head(line.status(), head.fields().map(), line.version(), 0)));
            head.next();
        } else {
            begin(line, in, out);
        }
        return true;
    }

    private void begin(StatusLine line, ByteBuf in, List<? super ResponsePart> out) {
        framing = Framing.of(line, head.fields(), toHead);
        left = framing.length();
        state = State.BODY;
        chunks.begin();
        out.add(new ResponsePart.Head(line.status(), head.fields().map(), line.version(), framing.length()));
        head.next();
        if (framing.way() == Way.NONE || (framing.way() == Way.LENGTH && left == 0)) {
            end(in, out);
        }
    }

    private boolean readBody(ByteBuf in, List<? super ResponsePart> out) {
        var size = switch (framing.way()) {
            case CHUNKED -> chunks.read(in);
            case LENGTH -> (int) Math.min(left, in.readableBytes());
            default -> in.readableBytes();
        };
        if (size > 0) {
            content(in, size, out);
        }
        if (framing.way() == Way.LENGTH) {
            left -= size;
        }
        var ended = framing.way() == Way.CHUNKED ? chunks.isEnded() : framing.way() == Way.LENGTH && left == 0;
        if (ended) {
            end(in, out);
        }
        return size > 0 || ended;
    }

    private void content(ByteBuf in, int size, List<? super ResponsePart> out) {
        if (framing.empty()) {
            throw CONTENT;
        }
        var bytes = new byte[size];
        in.readBytes(bytes);
        out.add(new ResponsePart.Body(Buffer.buffer(Unpooled.wrappedBuffer(bytes))));
    }

    /** Ends the response. Further bytes in the same read mean that the origin sees the end elsewhere, so the connection is not reused. */
    private void end(ByteBuf in, List<? super ResponsePart> out) {
        var clean = !in.isReadable();
        out.add(ResponsePart.End.of(clean ? framing.reuse() : Reuse.NEVER));
        state = clean ? State.SILENCE : State.OVER;
        if (!clean) {
            drop(in);
        }
    }

    private void fail(ByteBuf in, List<? super ResponsePart> out, ResponseException reason) {
        state = State.OVER;
        drop(in);
        out.add(new ResponsePart.Failed(reason));
    }

    private static boolean drop(ByteBuf in) {
        in.skipBytes(in.readableBytes());
        return false;
    }
}
