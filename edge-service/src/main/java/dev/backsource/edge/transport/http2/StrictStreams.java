package dev.backsource.edge.transport.http2;

import dev.backsource.edge.deadline.Deadlines;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.concurrent.atomic.LongAdder;

/**
 * The filter that passes only well-formed requests on to Vert.x. A malformed one is a stream error (RFC 9113 §8.1.1)
 * and affects no other stream.
 */
public final class StrictStreams extends Http2FrameListenerDecorator {
    private final Http2Connection connection;
    private final Http2Connection.PropertyKey shown;
    private final StreamBodies bodies;
    private final UsedStreamIds resetByClient;

    private StrictStreams(
            Http2FrameListener next,
            Http2Connection connection,
            Http2Connection.PropertyKey shown,
            StreamBodies bodies,
            UsedStreamIds resetByClient) {
        super(next);
        this.connection = connection;
        this.shown = shown;
        this.bodies = bodies;
        this.resetByClient = resetByClient;
    }

    /**
     * Enforces the rules on {@code channel}. Must be called before the first request.
     *
     * @param malformed counts streams and connections that are ended for a violation
     * @param untilMore the timeouts for more of a body
     */
    public static void watch(Channel channel, LongAdder malformed, Deadlines untilMore) {
        var http2 = channel.pipeline().get(Http2ConnectionHandler.class);
        var shown = http2.connection().newKey();
        var decoder = http2.decoder();
        var context = channel.pipeline().context(http2);
        var bodies = new StreamBodies(context, http2, untilMore);
        var resetByClient = new UsedStreamIds();
        decoder.frameListener(
                new StrictStreams(decoder.frameListener(), http2.connection(), shown, bodies, resetByClient));
        var reads = new FrameReads();
        var streams = new EndedStreams(context, shown, resetByClient, malformed, reads);
        channel.pipeline().addBefore(context.name(), null, streams);
        channel.pipeline().addBefore(context.name(), null, new WriteBackpressure());
        channel.pipeline().addBefore(context.name(), null, reads);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean endOfStream)
            throws Http2Exception {
        check(stream, headers);
        super.onHeadersRead(context, stream, headers, padding, endOfStream);
        mark(stream);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int stream,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean endOfStream)
            throws Http2Exception {
        check(stream, headers);
        super.onHeadersRead(context, stream, headers, dependency, weight, exclusive, padding, endOfStream);
        mark(stream);
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean endOfStream)
            throws Http2Exception {
        bodies.read(stream, data.readableBytes());
        return super.onDataRead(context, stream, data, padding, endOfStream);
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext context, int stream, long errorCode) throws Http2Exception {
        resetByClient.add(stream);
        super.onRstStreamRead(context, stream, errorCode);
    }

    private void check(int stream, Http2Headers headers) throws Http2Exception {
        var problem = FieldSection.problem(headers);
        if (problem != null) {
            throw Http2Exception.streamError(stream, Http2Error.PROTOCOL_ERROR, problem);
        }
    }

    /** Marks the stream as one whose request has been passed on. */
    private void mark(int id) {
        var stream = connection.stream(id);
        if (stream != null) {
            stream.setProperty(shown, true);
            bodies.begin(stream);
        }
    }
}
