package dev.backsource.config.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://www.example.com,           HTTP,  www.example.com,       http://www.example.com",
        "HTTPS://WWW.example.com:8443/a?b, HTTPS, www.example.com,       https://www.example.com:8443/a?b",
        "http://www.example.com.?a,        HTTP,  www.example.com,       http://www.example.com?a",
        "https://b\u00fccher.example/a,    HTTPS, xn--bcher-kva.example, https://xn--bcher-kva.example/a",
    })
    void shouldReadSchemeAndHost(String url, String scheme, String host, String sent) {
        // When
        var asked = ExplainUrl.of(url);

        // Then
        assertThat(asked.url()).isEqualTo(sent);
        assertThat(asked.scheme()).hasToString(scheme);
        assertThat(asked.host()).hasToString(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a",
                "//www.example.com/",
                "http:/www.example.com/",
                "http://",
                "http:///a",
                "http://[2001:db8::1]/",
                "http://a@www.example.com/",
                "http://www.example.com:123456/",
                "http://www.example.com/#a",
                "http://www.example.com/a b",
                "http://www.example.com/\n",
                "http://*.example.com/",
                "http://192.0.2.1/",
                "javascript:alert(1)"
            })
    void shouldRefuseWhatIsNoUrlOfADomain(String url) {
        assertThatThrownBy(() -> ExplainUrl.of(url)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void shouldRefuseWhatIsTooLong() {
        assertThatThrownBy(() -> ExplainUrl.of("http://www.example.com/" + "a".repeat(2_048)))
                .hasMessageContaining("1795");
    }
}
