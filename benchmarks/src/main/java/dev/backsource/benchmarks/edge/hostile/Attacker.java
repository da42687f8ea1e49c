package dev.backsource.benchmarks.edge.hostile;

import dev.backsource.benchmarks.run.PinnedProcess;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An attacker of an edge from an address of its own, with one thread that yields to all others of the core, so that they only notice the edge's own
 * load. Connections that the edge closes are opened again.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A connection that breaks is closed, and nothing is owed on it.
public final class Attacker implements AutoCloseable {
    private static final String THREAD = "attacker";
    private static final String ADDRESS = "127.0.0.2";
    /** The bytes that the kernel accepts for a connection that reads nothing. */
    private static final int SMALL_BUFFER = 4096;

    private static final int OPENED_AT_ONCE = 50;
    private static final Duration OPENING = Duration.ofMillis(20);

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory(THREAD, true));
    private final AttackTls tls = new AttackTls();
    private final Deque<Opened> open = new ArrayDeque<>();
    private final Attack attack;
    private final int port;
    private final AttackCounts counts = new AttackCounts();
    private volatile boolean over;

    /**
     * @param plainPort the edge's port for HTTP/1
     * @param securePort the edge's port for TLS
     */
    public Attacker(Attack attack, int plainPort, int securePort) {
        this.attack = attack;
        this.port = attack.entrance() == EntryPoint.PLAIN ? plainPort : securePort;
    }

    /** Attacks for {@code time}, then resets all connections. */
    public AttackCounts run(Duration time) {
        loop.submit(() -> PinnedProcess.makeWay(THREAD)).syncUninterruptibly();
        loop.scheduleAtFixedRate(this::renew, 0, OPENING.toMillis(), TimeUnit.MILLISECONDS);
        LockSupport.parkNanos(time.toNanos());
        over = true;
        loop.submit(() -> open.forEach(opened -> opened.channel().close())).syncUninterruptibly();
        return counts;
    }

    private void renew() {
        open.removeIf(opened -> !opened.channel().isOpen());
        var oldest = open.peek();
        while (oldest != null && oldest.isOlderThan(attack.lifetime())) {
            open.remove().channel().close();
            oldest = open.peek();
        }
        var missing = Math.min(OPENED_AT_ONCE, attack.connections() - open.size());
        for (var opened = 0; opened < missing && !over; opened++) {
            open();
        }
    }

    private void open() {
        var conduct = attack.conduct().apply(counts);
        var opening = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.SO_RCVBUF, SMALL_BUFFER)
                .option(ChannelOption.SO_LINGER, 0)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 5_000)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (attack.entrance() == EntryPoint.SECURE) {
                            channel.pipeline().addLast(tls.handler(channel, attack.serverName()));
                        }
                        channel.pipeline().addLast(conduct);
                    }
                })
                .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), local());
        open.add(new Opened(opening.channel(), System.nanoTime()));
        opening.addListener(connected -> {
            if (connected.isSuccess()) {
                counts.connected();
                begin(opening.channel(), conduct);
            } else {
                counts.saw("not connected");
            }
        });
    }

    private void begin(Channel channel, AttackHandler conduct) {
        var handshake = channel.pipeline().get(SslHandler.class);
        if (handshake == null) {
            conduct(channel, conduct);
        } else {
            handshake.handshakeFuture().addListener(shaken -> {
                if (shaken.isSuccess()) {
                    conduct(channel, conduct);
                } else {
                    counts.saw("no handshake");
                }
            });
        }
    }

    private void conduct(Channel channel, AttackHandler conduct) {
        var context = channel.pipeline().context(conduct);
        if (context == null) {
            return;
        }
        conduct.begin(context);
        var beat = attack.beat().toMillis();
        var goingOn = loop.scheduleAtFixedRate(() -> conduct.goOn(context), beat, beat, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> {
            goingOn.cancel(false);
            if (!over) {
                counts.saw("closed");
            }
        });
    }

    private static InetSocketAddress local() {
        try {
            return new InetSocketAddress(InetAddress.getByName(ADDRESS), 0);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private record Opened(Channel channel, long nanos) {
        boolean isOlderThan(Duration age) {
            return System.nanoTime() - nanos > age.toNanos();
        }
    }
}
