package dev.backsource.policy.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "192.0.2.1, ::ffff:192.0.2.1",
        "2001:db8::1, 2001:db8:0:0:ffff:ffff:ffff:ffff",
        "fe80::1, fe80::2%eth0"
    })
    void shouldTakeForOneClientWhatOneClientHas(String one, String other) {
        assertThat(ClientNetwork.parse(one))
                .isEqualTo(ClientNetwork.parse(other))
                .isNotEqualTo(ClientNetwork.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.2", "2001:db8::1, 2001:db8:0:1::1", "0.0.0.1, 0:0:0:1::"})
    void shouldTellClientsApart(String one, String other) {
        assertThat(ClientNetwork.parse(one)).isNotEqualTo(ClientNetwork.parse(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "_hidden", "example.com", "192.0.2"})
    void shouldTakeAllForOneWhoComeFromNoAddress(String text) {
        assertThat(ClientNetwork.parse(text)).isEqualTo(ClientNetwork.UNKNOWN);
    }

    @Test
    void shouldReadBytesAsItReadsText() {
        assertThat(ClientNetwork.of(new byte[] {(byte) 192, 0, 2, 1})).isEqualTo(ClientNetwork.parse("192.0.2.1"));
        assertThat(ClientNetwork.of(new byte[] {0x20, 1, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7}))
                .isEqualTo(ClientNetwork.parse("2001:db8::1"));
    }
}
