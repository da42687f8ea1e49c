package dev.backsource.edge.proxy.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "www.example.com, www.example.com",
        "WWW.Example.COM, www.example.com",
        "www.example.com., www.example.com",
        "www.example.com:8081, www.example.com",
        "www.example.com.:443, www.example.com",
        "www.example.com:, www.example.com",
        "under_score.example.com, under_score.example.com",
        "192.0.2.1:80, 192.0.2.1",
        "[2001:DB8::1], 2001:db8::1",
        "[2001:db8::1]:8081, 2001:db8::1"
    })
    void shouldBringHostsIntoTheFormOfRoutes(String authority, String host) {
        // When
        var found = HostName.of(authority);

        // Then
        assertThat(found).isEqualTo(host);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                ".",
                ":80",
                "a b",
                "a/b",
                "user@a.b",
                "a.b:x",
                "a.b:1:2",
                "a.b:123456",
                "[::1",
                "[]",
                "[::1]x",
                "[x]",
                "ä.example.com",
                "a,b",
                "a.b\t"
            })
    void shouldRefuseWhatIsNoHost(String authority) {
        // When
        var found = HostName.of(authority);

        // Then
        assertThat(found).isNull();
    }

    @Test
    void shouldReturnAHostInTheRightFormAsItIs() {
        // Given
        var host = "www.example.com";

        // When
        var found = HostName.of(host);

        // Then
        assertThat(found).isSameAs(host);
    }
}
