package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.protocol.Scheme;
import java.util.Locale;
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

    @ParameterizedTest
    @CsvSource({
        "/,             /",
        "/health?full,  /health?full",
        "/b%c3%bccher,  /b%C3%BCcher",
        "/search?a[b]=%7e, /search?a%5Bb%5D=~",
        "/ä,            /%C3%A4",
    })
    void shouldBringTheProbePathIntoNormalForm(String typed, String normal) {
        assertThat(OriginRequest.DEFAULT.withProbePath(typed).probeTarget()).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "health", "*", "/a#b", "/100%", "//www.example.org\r\nX: y", "http://www.example.org/"})
    void shouldRefuseAProbePathThatIsNoRequestTarget(String typed) {
        assertThatThrownBy(() -> OriginRequest.DEFAULT.withProbePath(typed))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("must begin with a slash");
    }

    @Test
    void shouldRefuseAProbePathThatIsTooLongOnceEncoded() {
        assertThatThrownBy(() -> OriginRequest.DEFAULT.withProbePath("/" + "ä".repeat(512)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("1024 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-Proto,          https, http",
        "x-scheme,                   https, http",
        "CloudFront-Forwarded-Proto, https, http",
        "Front-End-Https,            on,    off",
        "X-Forwarded-Ssl,            on,    off",
    })
    void shouldTellTheSchemeInTheFieldsOwnValues(String typed, String https, String http) {
        // When
        var name = OriginRequest.DEFAULT.withForwardedProtoField(typed).protoField();

        // Then
        assertThat(name).isEqualTo(typed.toLowerCase(Locale.ROOT));
        assertThat(ForwardedProtoField.value(name, Scheme.HTTPS)).isEqualTo(https);
        assertThat(ForwardedProtoField.value(name, Scheme.HTTP)).isEqualTo(http);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x-",
                "x--a",
                "X-Scheme:",
                "x scheme",
                "x_scheme",
                "x-sch\r\neme",
                "x-ſcheme",
                "Host",
                "Cookie",
                "Connection",
                "Forwarded",
                "Content-Length",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Original-URL",
                "X-HTTP-Method-Override",
                "X-Real-IP",
            })
    void shouldRefuseFieldsThatAreNoneForTheScheme(String typed) {
        assertThatThrownBy(() -> OriginRequest.DEFAULT.withForwardedProtoField(typed))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("forwardedProtoField");
    }

    private static OriginRequest host(String text) {
        return OriginRequest.DEFAULT.withHost(text);
    }
}
