package dev.backsource.edge.transport.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The correction of Netty's responses to frames on ended streams (RFC 9113 §5.1, §5.1.1), based on the RST_STREAM frames that it
 * writes. Netty does not create a stream whose header block it refuses while decoding, so later frames of the stream would end the
 * connection: the stream is created and closed here. Frames that cross a reset are ignored. A request on a skipped stream id ends
 * the connection, and so does a frame on a stream that both sides have ended; a second field section after the end of a request
 * gets STREAM_CLOSED.
 */
final class EndedStreams extends ChannelOutboundHandlerAdapter {
    private static final int RST_STREAM_BYTES = 13;
    private static final int TYPE_AT = 3;
    private static final int STREAM_AT = 5;
    private static final int CODE_AT = 9;
    private static final int GO_AWAY_BYTES = 17;
    private static final int GO_AWAY_CODE_AT = 13;
    /** The errors for violations by clients. */
    private static final Set<Http2Error> OF_CLIENTS = Set.of(
            Http2Error.PROTOCOL_ERROR,
            Http2Error.FLOW_CONTROL_ERROR,
            Http2Error.STREAM_CLOSED,
            Http2Error.FRAME_SIZE_ERROR,
            Http2Error.COMPRESSION_ERROR,
            Http2Error.ENHANCE_YOUR_CALM);

    private static final int NO_ERROR = (int) Http2Error.NO_ERROR.code();
    private static final int CLOSED = (int) Http2Error.STREAM_CLOSED.code();
    private static final int PROTOCOL_ERROR = (int) Http2Error.PROTOCOL_ERROR.code();

    private final ChannelHandlerContext handler;
    private final Http2ConnectionHandler http2;
    private final Http2Connection connection;
    private final Http2Connection.PropertyKey shown;
    private final LongAdder malformed;
    private final FrameReads reads;
    private final FrameBoundaries frames = new FrameBoundaries();
    private final UsedStreamIds used = new UsedStreamIds();
    private final UsedStreamIds reset = new UsedStreamIds();
    private final UsedStreamIds resetByClient;
    /** The stream whose reset is being written. */
    private @Nullable Http2Stream refused;

    /**
     * @param handler the context of Netty's {@link Http2ConnectionHandler}
     * @param shown the property of streams whose requests have been passed on
     * @param resetByClient the streams that the client has reset
     * @param malformed counts streams and connections that are ended for a violation
     * @param reads end with the connection
     */
    EndedStreams(
            ChannelHandlerContext handler,
            Http2Connection.PropertyKey shown,
            UsedStreamIds resetByClient,
            LongAdder malformed,
            FrameReads reads) {
        this.handler = handler;
        this.http2 = (Http2ConnectionHandler) handler.handler();
        this.connection = http2.connection();
        this.shown = shown;
        this.resetByClient = resetByClient;
        this.malformed = malformed;
        this.reads = reads;
        connection.addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamAdded(Http2Stream stream) {
                used.add(stream.id());
            }
        });
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof ByteBuf frame && frames.begins(frame) && !look(frame)) {
            frame.release();
            promise.trySuccess();
        } else {
            super.write(context, message, promise);
        }
        closeRefused();
    }

    /**
     * Closes the refused stream at once. Vert.x has no record of a stream that was reset before its request was passed
     * on, but when the connection fails, Vert.x treats every active stream as its own: it throws, the connection is not
     * closed properly, and its memory is never released. Netty would close the stream only once the frame has been
     * written.
     */
    private void closeRefused() {
        var stream = refused;
        refused = null;
        if (stream != null) {
            stream.close();
        }
    }

    /** Whether the frame may be written. */
    private boolean look(ByteBuf frame) {
        var type = frame.getByte(frame.readerIndex() + TYPE_AT);
        if (type == Http2FrameTypes.GO_AWAY && frame.readableBytes() >= GO_AWAY_BYTES) {
            var code = frame.getInt(frame.readerIndex() + GO_AWAY_CODE_AT);
            count(code);
            if (code != NO_ERROR) {
                reads.end();
            }
        } else if (type == Http2FrameTypes.RST_STREAM && frame.readableBytes() == RST_STREAM_BYTES) {
            var stream = connection.stream(frame.getInt(frame.readerIndex() + STREAM_AT));
            refused = stream == null || stream.getProperty(shown) != null ? null : stream;
            return !reads.hasEnded() && passes(frame, stream);
        }
        return true;
    }

    private void count(int code) {
        var error = Http2Error.valueOf(code);
        if (error != null && OF_CLIENTS.contains(error)) {
            malformed.increment();
        }
    }

    private boolean passes(ByteBuf frame, @Nullable Http2Stream stream) {
        var id = frame.getInt(frame.readerIndex() + STREAM_AT);
        var code = frame.getInt(frame.readerIndex() + CODE_AT);
        if (stream != null) {
            if (code == PROTOCOL_ERROR && isBehindEnd(stream)) {
                frame.setInt(frame.readerIndex() + CODE_AT, CLOSED);
            }
        } else if (!connection.streamMayHaveExisted(id)) {
            makeAndClose(id);
        } else if (code == CLOSED && reset.contains(id)) {
            return false;
        } else if (!used.contains(id)) {
            end(Http2Error.PROTOCOL_ERROR, "stream " + id + " is below the last used one");
            return false;
        } else if (code == CLOSED && !resetByClient.contains(id)) {
            end(Http2Error.STREAM_CLOSED, "frame on closed stream " + id);
            return false;
        }
        reset.add(id);
        reads.streamReset();
        if (!isGivenUp(stream, code)) {
            count(code);
        }
        return true;
    }

    /** Whether the client has reset the stream or left while data waited for its window, which is no violation. */
    private static boolean isGivenUp(@Nullable Http2Stream stream, int code) {
        return code == CLOSED && stream != null && stream.state() == Http2Stream.State.CLOSED;
    }

    private boolean isBehindEnd(Http2Stream stream) {
        return stream.state() == Http2Stream.State.HALF_CLOSED_REMOTE && stream.getProperty(shown) != null;
    }

    /** Creates and closes the stream, for which it allows one more active stream for a moment. */
    private void makeAndClose(int id) {
        var clients = connection.remote();
        var most = clients.maxActiveStreams();
        try {
            clients.maxActiveStreams(most + 1);
            clients.createStream(id, true).close();
        } catch (Http2Exception e) {
            end(Http2Error.PROTOCOL_ERROR, String.valueOf(e.getMessage()));
        } finally {
            clients.maxActiveStreams(most);
        }
    }

    private void end(Http2Error error, String reason) {
        http2.onError(handler, false, Http2Exception.connectionError(error, reason));
    }
}
