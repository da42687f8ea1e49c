package dev.backsource.edge.transport.http2;

import dev.backsource.edge.deadline.Deadlines;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import org.jspecify.annotations.Nullable;

/** The request bodies on the streams of one connection. */
final class StreamBodies extends Http2ConnectionAdapter {
    private final ChannelHandlerContext context;
    private final Http2ConnectionHandler http2;
    private final Deadlines allowed;
    private final Http2Connection.PropertyKey key;

    /** @param context of {@code http2} */
    StreamBodies(ChannelHandlerContext context, Http2ConnectionHandler http2, Deadlines allowed) {
        this.context = context;
        this.http2 = http2;
        this.allowed = allowed;
        this.key = http2.connection().newKey();
        http2.connection().addListener(this);
    }

    /** A head has arrived; it has no body if it ends the stream. */
    void begin(Http2Stream stream) {
        if (stream.state().remoteSideOpen() && of(stream) == null) {
            var body = new StreamBody(context, http2, stream, allowed);
            stream.setProperty(key, body);
            body.begin();
        }
    }

    /** Notes that {@code bytes} of a body have arrived, not counting padding. */
    void read(int id, int bytes) {
        var stream = http2.connection().stream(id);
        var body = stream == null ? null : of(stream);
        if (body != null && stream.state().remoteSideOpen()) {
            body.read(bytes);
        }
    }

    @Override
    public void onStreamHalfClosed(Http2Stream stream) {
        if (!stream.state().remoteSideOpen()) {
            end(stream);
        }
    }

    @Override
    public void onStreamClosed(Http2Stream stream) {
        end(stream);
    }

    private void end(Http2Stream stream) {
        var body = of(stream);
        if (body != null) {
            body.end();
        }
    }

    private @Nullable StreamBody of(Http2Stream stream) {
        return stream.getProperty(key);
    }
}
