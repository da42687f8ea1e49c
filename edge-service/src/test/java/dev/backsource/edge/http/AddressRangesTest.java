package dev.backsource.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.3.4, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.0.0.0/8, ::ffff:10.1.1.1, true",
        "192.168.0.0/23, 192.168.1.255, true",
        "192.168.0.0/23, 192.168.2.0, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe80::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "10.0.0.0/8, not an address, false",
    })
    void shouldTellWhetherAnAddressIsInARange(String range, String address, boolean inside) {
        assertThat(AddressRanges.parse(List.of("198.51.100.0/24", range)).contains(address))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::/129", "example.test"})
    void shouldRefuseWhatIsNoRange(String text) {
        assertThatThrownBy(() -> AddressRanges.parse(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
