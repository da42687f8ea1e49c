package dev.backsource.edge.proxy.http2;

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
 * Lets only well-formed requests through to Vert.x: any other is a stream error (RFC 9113 §8.1.1) and harms nothing but
 * itself.
 */
public final class StrictStreams extends Http2FrameListenerDecorator {
    private final Http2Connection connection;
    private final Http2Connection.PropertyKey shown;
    private final LongAdder malformed;

    private StrictStreams(
            Http2FrameListener next,
            Http2Connection connection,
            Http2Connection.PropertyKey shown,
            LongAdder malformed) {
        super(next);
        this.connection = connection;
        this.shown = shown;
        this.malformed = malformed;
    }

    /**
     * Has the client of {@code channel} keep to the rules from here on. To be called before a request comes.
     *
     * @param malformed counts the requests that are refused
     */
    public static void watch(Channel channel, LongAdder malformed) {
        var http2 = channel.pipeline().get(Http2ConnectionHandler.class);
        var shown = http2.connection().newKey();
        var decoder = http2.decoder();
        decoder.frameListener(new StrictStreams(decoder.frameListener(), http2.connection(), shown, malformed));
        var context = channel.pipeline().context(http2);
        channel.pipeline().addBefore(context.name(), null, new EndedStreams(context, shown));
        channel.pipeline().addBefore(context.name(), null, new ReadsWhileWritable());
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

    private void check(int stream, Http2Headers headers) throws Http2Exception {
        var problem = FieldSection.problem(headers);
        if (problem != null) {
            malformed.increment();
            throw Http2Exception.streamError(stream, Http2Error.PROTOCOL_ERROR, problem);
        }
    }

    /** From here on the stream is one whose request has been shown. */
    private void mark(int id) {
        var stream = connection.stream(id);
        if (stream != null) {
            stream.setProperty(shown, true);
        }
    }
}
