package dev.backsource.edge.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;

/** For any first bytes of a client: the parser waits for more, but not for ever, or finds a name, or none. */
class ClientHelloFuzz {
    private static final int MOST = 5 + (1 << 14);

    @FuzzTest
    void shouldTellANameOrNone(byte[] bytes) {
        var received = Unpooled.wrappedBuffer(bytes);

        if (!ClientHello.isThere(received)) {
            assertThat(bytes).hasSizeLessThan(MOST);
            return;
        }
        var name = ClientHello.serverName(received);

        assertThat(received.readableBytes()).isEqualTo(bytes.length);
        if (name != null) {
            assertThat(name.length()).isLessThan(bytes.length);
        }
    }
}
