package dev.backsource.edge.http.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class AddressTextsTest {
    private final AddressTexts texts = new AddressTexts();

    private static SocketAddress address(int number) {
        return SocketAddress.inetSocketAddress(new InetSocketAddress("10.0." + number / 256 + "." + number % 256, 443));
    }

    @Test
    void shouldFormatTheAddressOfAConnectionOnce() {
        // Given
        var address = address(1);
        var first = texts.of(address);

        // When
        var again = texts.of(address);

        // Then
        assertThat(again).isSameAs(first).isEqualTo("10.0.0.1");
    }

    @Test
    void shouldGiveEachOfManyAddressesItsOwnText() {
        for (var i = 0; i < 5_000; i++) {
            // When
            var text = texts.of(address(i));

            // Then
            assertThat(text).isEqualTo(address(i).hostAddress());
        }
    }
}
