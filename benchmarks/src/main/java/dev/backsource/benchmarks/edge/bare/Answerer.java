package dev.backsource.benchmarks.edge.bare;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/** Answers each request with the same bytes: a head like that of the edge and a body of 1 KiB. */
final class Answerer extends ChannelInboundHandlerAdapter {
    private static final int BODY = 1024;
    private static final String HEAD = """
            HTTP/1.1 200 OK
            Server: nginx/1.26.3
            Date: Thu, 26 Nov 2026 07:00:00 GMT
            Content-Type: text/plain
            Content-Length: 1024
            Cache-Control: max-age=86400
            Age: 1000
            Via: 1.1 bare
            X-Cache: HIT

            """.replace("\n", "\r\n");
    private static final ByteBuf ANSWER = Unpooled.unreleasableBuffer(
            Unpooled.directBuffer().writeBytes((HEAD + "x".repeat(BODY)).getBytes(StandardCharsets.US_ASCII)));

    private final HeadEnds ends = new HeadEnds();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        var requests = ends.in(bytes);
        bytes.release();
        for (var i = 0; i < requests; i++) {
            context.write(ANSWER.duplicate(), context.voidPromise());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
