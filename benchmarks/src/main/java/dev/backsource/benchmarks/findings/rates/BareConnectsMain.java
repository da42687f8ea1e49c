package dev.backsource.benchmarks.findings.rates;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import jdk.net.ExtendedSocketOptions;

/**
 * A program that connects to each of its arguments (address:port) and resets the connection, as the prober does, again and again, by one selector of the
 * JDK and nothing else.
 */
final class BareConnectsMain {
    private BareConnectsMain() {}

    public static void main(String[] servers) throws IOException {
        try (var selector = Selector.open()) {
            for (var server :
                    Arrays.stream(servers).map(BareConnectsMain::address).toList()) {
                connect(selector, server);
            }
            while (true) {
                selector.select(BareConnectsMain::again);
            }
        }
    }

    private static InetSocketAddress address(String server) {
        var colon = server.lastIndexOf(':');
        return new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
    }

    private static void connect(Selector selector, InetSocketAddress server) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.INET);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.setOption(ExtendedSocketOptions.TCP_QUICKACK, false);
        channel.connect(server);
        channel.register(selector, SelectionKey.OP_CONNECT, server);
    }

    private static void again(SelectionKey key) {
        try (var channel = (SocketChannel) key.channel()) {
            channel.finishConnect();
            connect(key.selector(), (InetSocketAddress) key.attachment());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
