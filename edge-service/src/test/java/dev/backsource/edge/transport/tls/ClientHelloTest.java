package dev.backsource.edge.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class ClientHelloTest {
    @Test
    void shouldTellTheNameInLowerCaseOnceAllIsThere() throws Exception {
        // Given
        var hello = hello("www.Example.test");

        // When / Then
        for (var length = 0; length < hello.readableBytes(); length++) {
            assertThat(ClientHello.isThere(hello.slice(0, length))).isFalse();
        }
        assertThat(ClientHello.isThere(hello)).isTrue();
        assertThat(ClientHello.serverName(hello)).isEqualTo("www.example.test");
    }

    @Test
    void shouldTellThatThereIsNoName() throws Exception {
        assertThat(ClientHello.serverName(hello(null))).isEqualTo(ClientHello.NO_NAME);
    }

    @Test
    void shouldTellNothingOfWhatGoesOnInAnotherRecord() throws Exception {
        // Given
        var hello = hello("www.example.test");
        var half = hello.readableBytes() / 2;

        // When
        var record = hello.slice(0, 5 + half).setShort(3, half);

        // Then
        assertThat(ClientHello.isThere(record)).isTrue();
        assertThat(ClientHello.serverName(record)).isNull();
    }

    /** Names are looked up; a name of 16 KB must not be. */
    @Test
    void shouldTellNothingOfWhatIsTooLongForAName() throws Exception {
        // Given
        var longest = "a.".repeat(126) + "a";

        // When / Then
        assertThat(ClientHello.serverName(hello(longest))).isEqualTo(longest);
        assertThat(ClientHello.serverName(hello(longest + ".aa"))).isNull();
    }

    @Test
    void shouldWaitForNothingWhereNoHandshakeComes() {
        // Given
        var http = Unpooled.wrappedBuffer(new byte[] {'G', 'E', 'T'});

        // When / Then
        assertThat(ClientHello.isThere(http)).isTrue();
        assertThat(ClientHello.serverName(http)).isNull();
    }

    private static ByteBuf hello(String name) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        var engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setServerNames(name == null ? List.of() : List.of(new SNIHostName(name)));
        engine.setSSLParameters(parameters);
        var hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        return Unpooled.wrappedBuffer(hello.flip());
    }
}
