package dev.backsource.health.probe.attempt;

import io.netty.channel.nio.NioEventLoop;
import io.netty.channel.nio.NioTask;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * A check whether a port accepts TCP connections: a socket of the JDK on the selector of the event loop, without a pipeline and without buffers, since no
 * byte is sent or read. Once the origin has accepted, the connection is reset. On Linux the reset takes the place of the acknowledgement, as in checks of
 * HAProxy, so most origins never hand the connection to their server; it leaves no port in {@code TIME_WAIT}. Lives on its event loop.
 */
final class TcpCheck implements NioTask<SocketChannel> {
    private final SocketChannel socket;
    private final ScheduledFuture<?> deadline;
    private final Promise<Void> accepted;

    private TcpCheck(NioEventLoop loop, SocketChannel socket, Promise<Void> accepted, int millis) {
        this.socket = socket;
        this.accepted = accepted;
        this.deadline = loop.schedule(() -> end(new TimeoutException()), millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Succeeds once the port at {@code address} has accepted a connection; fails as a connection does, and with {@link TimeoutException} after
     * {@code millis}. Called on an event loop of Vert.x on the JDK's transport, and completes there.
     */
    static Future<Void> of(InetSocketAddress address, int millis) {
        var context = ContextInternal.current();
        var accepted = context.<Void>promise();
        try {
            begin((NioEventLoop) context.nettyEventLoop(), socket(address), address, accepted, millis);
        } catch (IOException e) {
            accepted.fail(e);
        }
        return accepted.future();
    }

    private static void begin(
            NioEventLoop loop, SocketChannel socket, InetSocketAddress address, Promise<Void> accepted, int millis) {
        var check = new TcpCheck(loop, socket, accepted, millis);
        try {
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
                socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, false);
            }
            if (socket.connect(address)) {
                check.end(null);
            } else {
                loop.register(socket, SelectionKey.OP_CONNECT, check);
            }
        } catch (IOException | RuntimeException e) {
            check.end(e);
        }
    }

    private static SocketChannel socket(InetSocketAddress address) throws IOException {
        return address.getAddress() instanceof Inet4Address
                ? SocketChannel.open(StandardProtocolFamily.INET)
                : SocketChannel.open();
    }

    @Override
    public void channelReady(SocketChannel ready, SelectionKey key) {
        try {
            if (ready.finishConnect()) {
                end(null);
            }
        } catch (IOException e) {
            end(e);
        }
    }

    /** After each end, and when the loop itself ends. */
    @Override
    public void channelUnregistered(SocketChannel left, @Nullable Throwable cause) {
        if (left.isOpen()) {
            end(cause == null ? new ClosedChannelException() : cause);
        }
    }

    private void end(@Nullable Throwable failure) {
        deadline.cancel(false);
        try {
            socket.close();
        } catch (IOException e) {
            // The port has answered all the same.
        }
        if (failure == null) {
            accepted.complete();
        } else {
            accepted.fail(failure);
        }
    }
}
