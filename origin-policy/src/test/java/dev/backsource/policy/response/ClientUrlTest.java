package dev.backsource.policy.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.protocol.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientUrlTest {
    private static final ClientUrl BASE = new ClientUrl(Scheme.HTTP, "www.example.com", "/b/c/d;p?q");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        // RFC 3986 §5.4.1 and §5.4.2, without fragments, which are no part of a request
        "g,             http://www.example.com/b/c/g",
        "./g,           http://www.example.com/b/c/g",
        "g/,            http://www.example.com/b/c/g/",
        "/g,            http://www.example.com/g",
        "//g.example,   http://g.example/",
        "?y,            http://www.example.com/b/c/d;p?y",
        "g?y,           http://www.example.com/b/c/g?y",
        "#s,            http://www.example.com/b/c/d;p?q",
        "g;x?y#s,       http://www.example.com/b/c/g;x?y",
        "'',            http://www.example.com/b/c/d;p?q",
        ".,             http://www.example.com/b/c/",
        "./,            http://www.example.com/b/c/",
        "..,            http://www.example.com/b/",
        "../g,          http://www.example.com/b/g",
        "../..,         http://www.example.com/",
        "../../../g,    http://www.example.com/g",
        "/./g,          http://www.example.com/g",
        "/../g,         http://www.example.com/g",
        "g.,            http://www.example.com/b/c/g.",
        "..g,           http://www.example.com/b/c/..g",
        "./../g,        http://www.example.com/b/g",
        "g;x=1/../y,    http://www.example.com/b/c/y",
        "g?y/../x,      http://www.example.com/b/c/g?y/../x",
        // other spellings of URLs
        "https://www.example.com,           https://www.example.com/",
        "HTTPS://WWW.EXAMPLE.COM./a,        https://www.example.com/a",
        "https://www.example.com:443/,      https://www.example.com/",
        "http://www.example.com:80?x,       http://www.example.com/?x",
        "https://bücher.example/ä,          https://xn--bcher-kva.example/%C3%A4",
        "' /a b?c d ',                      http://www.example.com/a%20b?c%20d",
        "/%7Euser/%2e%2E/x,                 http://www.example.com/x",
    })
    void shouldResolveLocations(String location, String url) {
        assertThat(BASE.redirected(location)).hasToString(url);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "https://www.example.com:8443/",
                "http://www.example.com:443/",
                "http://user@www.example.com/",
                "http://203.0.113.10/",
                "http://[2001:db8::1]/",
                "ftp://www.example.com/",
                "https:/www.example.com/",
                "https:///",
                "mailto:a@example.com",
                "/100%",
                "http://under score.example/",
            })
    void shouldLeadToNoEdge(String location) {
        assertThat(BASE.redirected(location)).isNull();
    }

    @Test
    void shouldFollowNoLocationThatServersNeedNotSupport() {
        assertThat(BASE.redirected("/.".repeat(4_000))).hasToString("http://www.example.com/");
        assertThat(BASE.redirected("/.".repeat(4_000) + "/")).isNull();
    }

    /** The URL is what servers have to support, not its path: one that is followed can be the location of another redirect. */
    @Test
    void shouldFollowALocationToAUrlOfTheGreatestLength() {
        var before = "http://www.example.com".length();
        var longest = BASE.redirected("/" + "é".repeat((8_000 - before - 1) / 6));
        assertThat(longest).isNotNull();
        assertThat(longest.redirected(longest.toString())).isEqualTo(longest);
        assertThat(BASE.redirected("/" + "a".repeat(8_000 - before - 1))).isNotNull();
        assertThat(BASE.redirected("/" + "a".repeat(8_000 - before))).isNull();
    }

    @Test
    void shouldShowNoQueryAndNoParametersOfThePathAndNoLongPath() {
        var url = new ClientUrl(Scheme.HTTPS, "www.example.com", "/a;jsessionid=4F/b;v=1?token=secret;x");
        assertThat(url.shown()).hasToString("https://www.example.com/a;/b;?");
        assertThat(new ClientUrl(Scheme.HTTPS, "www.example.com", "/".repeat(8_000))
                        .shown()
                        .target())
                .hasSize(200);
        var cut = new ClientUrl(Scheme.HTTPS, "www.example.com", "/" + "a".repeat(198) + ";jsessionid=4F");
        assertThat(cut.shown().target()).endsWith("a;");
    }
}
