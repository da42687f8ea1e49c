package dev.backsource.deployment.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.backsource.policy.origin.AddressRanges;
import dev.backsource.testing.waiting.Waiting;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerGateTest {
    private static final int GREETING = 'h';

    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void shouldCloseWhatIsTooMuchOfOneAddressOrOfAll() throws IOException {
        // Given
        var server = listen(new ConnectionLimit(3, 2), AddressRanges.NONE);

        // When
        try (var first = connect(server, "127.0.0.1");
                var second = connect(server, "127.0.0.1");
                var third = connect(server, "127.0.0.1");
                var another = connect(server, "127.0.0.2");
                var last = connect(server, "127.0.0.3")) {
            // Then
            assertThat(isServed(first)).isTrue();
            assertThat(isServed(second)).isTrue();
            assertThat(isServed(third)).isFalse();
            assertThat(isServed(another)).isTrue();
            assertThat(isServed(last)).isFalse();
        }
    }

    @Test
    void shouldLetGatewaysHaveAsManyAsAll() throws IOException {
        // Given
        var server = listen(new ConnectionLimit(3, 1), AddressRanges.of("127.0.0.2/31"));

        // When
        try (var first = connect(server, "127.0.0.2");
                var second = connect(server, "127.0.0.2")) {
            // Then
            assertThat(isServed(first)).isTrue();
            assertThat(isServed(second)).isTrue();
        }
    }

    @Test
    void shouldShareWhatTheProcessMayHaveUnlessSettingsSayOtherwise() {
        // When
        var usual = ListenerSettings.of(config(Map.of()));
        var set = ListenerSettings.of(config(Map.of(
                "backsource.listeners.max-connections", "300",
                "backsource.listeners.gateways", "192.0.2.1,198.51.100.0/24")));

        // Then
        assertThat(usual.most()).isPositive();
        assertThat(usual.exempt().isEmpty()).isTrue();
        assertThat(set.most()).isEqualTo(300);
        assertThat(set.mostOfOne()).isEqualTo(150);
        assertThat(set.exempt().contains("198.51.100.7")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"max-connections, 0", "max-connections-per-address, -1", "gateways, somewhere"})
    void shouldNameTheSettingThatIsNone(String setting, String value) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ListenerSettings.of(config(Map.of("backsource.listeners." + setting, value))))
                .withMessageContaining("backsource.listeners." + setting);
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().withDefaultValues(settings).build();
    }

    /** A server that greets each connection. */
    private InetSocketAddress listen(ConnectionLimit limit, AddressRanges exempt) {
        var server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .handler(new ListenerGate(limit, exempt, ListenerGateTest::greet))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel served) {}
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        return (InetSocketAddress) server.localAddress();
    }

    private static void greet(Channel admitted) {
        admitted.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelActive(ChannelHandlerContext context) {
                context.writeAndFlush(context.alloc().buffer().writeByte(GREETING));
            }
        });
    }

    private static Socket connect(InetSocketAddress server, String from) throws IOException {
        var socket = new Socket(server.getAddress(), server.getPort(), InetAddress.getByName(from), 0);
        socket.setSoTimeout((int) Waiting.DEADLINE.toMillis());
        return socket;
    }

    private static boolean isServed(Socket socket) {
        try {
            return socket.getInputStream().read() == GREETING;
        } catch (IOException reset) {
            return false;
        }
    }
}
