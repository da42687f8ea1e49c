package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.10,                 203.0.113.10,       IPV4",
        "2001:DB8:0:0:0:0:0:1,         2001:db8::1,        IPV6",
        "[2001:db8::1],                2001:db8::1,        IPV6",
        "Origin.Example.com.,          origin.example.com, HOST_NAME",
        "demo-origin,                  demo-origin,        HOST_NAME",
        "localhost,                    localhost,          HOST_NAME",
        "origin1,                      origin1,            HOST_NAME",
        "bücher.example,               xn--bcher-kva.example, HOST_NAME",
    })
    void shouldBringAddressesIntoCanonicalForm(String typed, String canonical, OriginAddress.Kind kind) {
        // When
        var address = OriginAddress.parse(typed);

        // Then
        assertThat(address).hasToString(canonical);
        assertThat(address.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "256.0.0.1",
                "1.2.3",
                "010.0.0.1",
                "fe80::1%eth0",
                "2001:db8::1::2",
                "origin.example.com:8080",
                "203.0.113.10:80",
                "http://origin.example.com",
                "origin example.com",
                "*.example.com",
                "user@origin.example.com",
            })
    void shouldRefuseWhatIsNoAddress(String typed) {
        assertThatThrownBy(() -> OriginAddress.parse(typed)).isInstanceOf(InvalidValueException.class);
    }
}
