package dev.backsource.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, ::ffff:10.1.1.1, true",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "192.168.0.0/23, 192.168.1.255, true",
        "192.168.0.0/23, 192.168.2.0, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 10.0.0.1, false",
        "fc00::/7, fdff::1, true",
        "fc00::/7, fe00::1, false",
        "fe80::/10, fe80::1%eth0, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "10.0.0.0/8, not an address, false",
    })
    void shouldTellWhetherAnAddressIsInARange(String range, String address, boolean inside) {
        assertThat(AddressRanges.of("198.51.100.0/24", range).contains(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "fd00::1/127",
                "::/129",
                "ten/8",
                "example.test"
            })
    void shouldRefuseWhatIsNoRange(String text) {
        assertThatThrownBy(() -> AddressRanges.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void shouldHoldNothingWithoutARange() {
        assertThat(AddressRanges.NONE.isEmpty()).isTrue();
        assertThat(AddressRanges.NONE.contains("10.0.0.1")).isFalse();
    }

    @Samples
    void shouldHoldExactlyTheAddressesThatShareItsPrefix(Sample sample) {
        // Given
        var address = sample.bytes(4, 4);
        var bits = sample.between(0, 32);
        var bit = sample.between(0, 31);
        var network = new byte[4];
        for (var i = 0; i < bits; i++) {
            network[i / 8] |= (byte) (address[i / 8] & (0x80 >> i % 8));
        }
        var range = AddressRanges.of(text(network) + "/" + bits);

        // When
        var changed = address.clone();
        changed[bit / 8] ^= (byte) (0x80 >> bit % 8);

        // Then
        assertThat(range.contains(address)).isTrue();
        assertThat(range.contains(changed)).isEqualTo(bit >= bits);
    }

    private static String text(byte[] bytes) {
        return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
    }
}
