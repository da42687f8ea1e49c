package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRequestTest {

    @ParameterizedTest
    @CsvSource({
        "WWW.Example.org,      www.example.org",
        "www.example.org:8080, www.example.org:8080",
        "bücher.example:80,    xn--bcher-kva.example:80",
        "192.0.2.1,            192.0.2.1",
        "192.0.2.1:08080,      192.0.2.1:8080",
        "2001:DB8:0::1,        [2001:db8::1]",
        "[2001:db8::1],        [2001:db8::1]",
        "[2001:db8::1]:443,    [2001:db8::1]:443",
        "::1,                  [::1]",
    })
    void shouldBringTheHostIntoCanonicalForm(String typed, String canonical) {
        assertThat(host(typed).host()).isEqualTo(canonical);
        assertThat(host(canonical).host()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "a:",
                "a:0",
                "a:65536",
                "a:999999999999",
                "a:+1",
                "a:1:2",
                "[2001:db8::1",
                "[a]:80]",
                "a/b",
                "a\r\nX: y",
                "user@a",
                "*.example.com"
            })
    void shouldRefuseWhatNoHostFieldMayHold(String typed) {
        assertThatThrownBy(() -> host(typed)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void shouldKeepTimeoutsWithinTheirRanges() {
        // Given
        var slowest = OriginRequest.DEFAULT
                .withConnectTimeoutMs(60_000)
                .withFirstByteTimeoutMs(600_000)
                .withIdleTimeoutMs(600_000);

        // When / Then
        assertThat(slowest.connectTimeoutMs()).isEqualTo(60_000);
        assertThatThrownBy(() -> OriginRequest.DEFAULT.withConnectTimeoutMs(60_001))
                .hasMessageContaining("100..60000");
        assertThatThrownBy(() -> OriginRequest.DEFAULT.withFirstByteTimeoutMs(99))
                .hasMessageContaining("firstByteTimeoutMs 99");
        assertThatThrownBy(() -> OriginRequest.DEFAULT.withIdleTimeoutMs(600_001))
                .hasMessageContaining("idleTimeoutMs");
    }

    /** An operator isn't told that a protocol is on which no edge speaks to origins. */
    @Test
    void shouldRefuseHttp2UntilEdgesHaveAClientForIt() {
        assertThat(OriginRequest.DEFAULT.withHttp2(false).http2()).isFalse();
        assertThatThrownBy(() -> OriginRequest.DEFAULT.withHttp2(true))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("edges reach origins over HTTP/1.1 only");
    }

    private static OriginRequest host(String text) {
        return OriginRequest.DEFAULT.withHost(text);
    }
}
