package dev.backsource.edge.testing;

import dev.backsource.testing.waiting.Waiting;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.internal.tcnative.SSL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A client with BoringSSL that offers the session of its last connection for any server name, which the JDK's client never does: it would indicate
 * the session's own name.
 */
public final class ResumingClient implements AutoCloseable {
    private static final String ADDRESS = "127.0.0.1";

    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final SslContext context;
    private final int port;

    public ResumingClient(int port, String protocol) {
        this.port = port;
        try {
            context = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.OPENSSL)
                    .protocols(protocol)
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
        var sessions = (OpenSslSessionContext) context.sessionContext();
        sessions.setSessionCacheEnabled(true);
        sessions.setTicketKeys();
    }

    /** Connects, indicating {@code serverName} unless it is null, and sends a request. Returns whether the edge resumed a session. */
    public boolean resumes(@Nullable String serverName) throws Exception {
        var tls = context.newHandler(Unpooled.EMPTY_BUFFER.alloc(), ADDRESS, port);
        var engine = (ReferenceCountedOpenSslEngine) tls.engine();
        if (serverName != null) {
            var parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(serverName)));
            engine.setSSLParameters(parameters);
        }
        var answered = new CompletableFuture<Boolean>();
        var channel = connect(tls, answered);
        tls.handshakeFuture().addListener(done -> {
            if (!done.isSuccess()) {
                answered.completeExceptionally(done.cause());
                return;
            }
            channel.writeAndFlush(Unpooled.copiedBuffer(
                    "GET / HTTP/1.1\r\nHost: " + serverName + "\r\n\r\n", StandardCharsets.US_ASCII));
        });
        try {
            return answered.get(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS);
        } finally {
            channel.close().sync();
        }
    }

    private Channel connect(SslHandler tls, CompletableFuture<Boolean> answered) throws InterruptedException {
        return new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(tls, new Answered(tls, answered));
                    }
                })
                .connect(ADDRESS, port)
                .sync()
                .channel();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Tells, once data has come and the tickets with it, whether the session is an earlier one. */
    private static final class Answered extends SimpleChannelInboundHandler<ByteBuf> {
        private final SslHandler tls;
        private final CompletableFuture<Boolean> answered;

        Answered(SslHandler tls, CompletableFuture<Boolean> answered) {
            this.tls = tls;
            this.answered = answered;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf read) {
            answered.complete(SSL.isSessionReused(((ReferenceCountedOpenSslEngine) tls.engine()).sslPointer()));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            answered.completeExceptionally(cause);
        }
    }
}
