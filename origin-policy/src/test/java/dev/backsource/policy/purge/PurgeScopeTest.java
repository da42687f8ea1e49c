package dev.backsource.policy.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeScopeTest {
    private static final DomainName EXACT = DomainName.parse("www.example.com");
    private static final DomainName WILDCARD = DomainName.parse("*.example.com");

    @ParameterizedTest
    @CsvSource({
        "https://www.example.com/a.jpg?x=1,   www.example.com/a.jpg?x=1",
        "http://www.example.com/a.jpg,        www.example.com/a.jpg",
        "HTTPS://WWW.Example.COM/A,           www.example.com/A",
        "https://www.example.com,             www.example.com/",
        "https://www.example.com?x,           www.example.com/?x",
        "https://www.example.com/#top,        www.example.com/",
        "https://www.example.com:8444/a#b?c,  www.example.com/a",
        "https://www.example.com./a,          www.example.com/a",
        "/a.jpg?x=1#top,                      www.example.com/a.jpg?x=1",
        "https://www.example.com//a,          www.example.com//a",
        "https://www.example.com:/a,          www.example.com/a",
        "/a*b,                                www.example.com/a*b",
        "/bücher,                             www.example.com/b%C3%BCcher",
        "/a%2fb,                              www.example.com/a%2Fb",
        "/%7Ea?%41=1%,                        www.example.com/~a?A=1%25",
    })
    void shouldBringUrlsIntoCanonicalForm(String typed, String canonical) {
        assertThat(PurgeScope.canonicalUrl(EXACT, typed)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org/a,          not of www.example.com",
        "https://www.example.com@evil.org/a, host of the URL",
        "https://,                           not a URL that can be purged",
        "https:///a,                         not a URL that can be purged",
        "ftp://www.example.com/a,            not a URL that can be purged",
        "www.example.com/a,                  not a URL that can be purged",
        "*,                                  not a URL that can be purged",
        "//evil.example/x,                   use the full URL",
        "https://www.example.com:99999/a,    1..65535",
        "https://www.example.com:0/a,        1..65535",
        "/%zz,                               hexadecimal",
        "/a%2,                               hexadecimal",
        "/a*,                                as a prefix",
        "https://www.example.com/*,          as a prefix",
        "'',                                 not a URL that can be purged",
        "/a b,                               percent-encode it",
        "/a\\b,                              percent-encode it",
        "'/a\t',                             percent-encode it",
    })
    void shouldNameTheEntryThatIsNoUrlOfTheDomain(String typed, String reason) {
        assertThatThrownBy(() -> PurgeScope.canonicalUrl(EXACT, typed.replace("\\t", "\t")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldAskForTheHostWhereAWildcardHasMany() {
        assertThat(PurgeScope.canonicalUrl(WILDCARD, "https://a.b.example.com/x"))
                .isEqualTo("a.b.example.com/x");
        assertThatThrownBy(() -> PurgeScope.canonicalUrl(WILDCARD, "/x")).hasMessageContaining("use the full URL");
        assertThatThrownBy(() -> PurgeScope.canonicalUrl(WILDCARD, "https://example.com/x"))
                .hasMessageContaining("not of *.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com, /index.html,     true",
        "www.example.com, /index.html?x,   false",
        "www.example.com, /index.htm,      false",
        "a.example.com,   /index.html,     false",
        "ww.example.com,  w/index.html,    false",
        "a.example.com,   /images/b.png,   true",
        "www.example.com, /images/,        true",
        "www.example.com, /images,         false",
        "www.example.com, /a/images/b.png, false",
    })
    void shouldMatchListedUrlsAndPrefixesOnly(String host, String target, boolean matches) {
        // Given
        var scope = new PurgeScope(List.of("www.example.com/index.html"), List.of("/images/"), false);

        // When / Then
        assertThat(scope.matches(host, target)).isEqualTo(matches);
        assertThat(PurgeScope.EVERYTHING.matches(host, target)).isTrue();
    }

    @Test
    void shouldBeEitherEverythingOrSomething() {
        assertThatThrownBy(() -> new PurgeScope(List.of(), List.of(), false)).hasMessageContaining("nothing to purge");
        assertThatThrownBy(() -> new PurgeScope(List.of(), List.of("/"), true)).hasMessageContaining("everything");
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.example.com", "WWW.example.com/", "/a", "https://www.example.com/", "a.b/ü", "a.b/#"})
    void shouldRefuseUrlsThatAreNotCanonical(String url) {
        assertThatThrownBy(() -> new PurgeScope(List.of(url), List.of(), false)).hasMessageContaining("not canonical");
    }

    @Test
    void shouldRefuseTooManyAndTooLongEntries() {
        assertThatThrownBy(() -> new PurgeScope(List.of(), Collections.nCopies(101, "/a"), false))
                .hasMessageContaining("the limit is 100");
        assertThatThrownBy(() -> PurgeScope.canonicalUrl(EXACT, "/" + "ü".repeat(400)))
                .hasMessageContaining("1795");
        assertThatThrownBy(() -> PurgeScope.canonicalPrefix("/" + "a".repeat(2048)))
                .hasMessageContaining("2048");
    }

    @Test
    void shouldBringPrefixesIntoCanonicalForm() {
        assertThat(PurgeScope.canonicalPrefix("/bücher/")).isEqualTo("/b%C3%BCcher/");
        assertThatThrownBy(() -> PurgeScope.canonicalPrefix("images/")).hasMessageContaining("start with a slash");
        assertThat(PurgeScope.canonicalPrefix("/cached/z*")).isEqualTo("/cached/z");
        assertThat(PurgeScope.canonicalPrefix("/*")).isEqualTo("/");
        assertThatThrownBy(() -> PurgeScope.canonicalPrefix("/*/z")).hasMessageContaining("patterns are not supported");
        assertThatThrownBy(() -> PurgeScope.canonicalPrefix("/z**")).hasMessageContaining("patterns are not supported");
        assertThatThrownBy(() -> PurgeScope.canonicalPrefix("/%zz")).hasMessageContaining("hexadecimal");
        assertThatThrownBy(() -> PurgeScope.canonicalPrefix("/%4*")).hasMessageContaining("hexadecimal");
        assertThatThrownBy(() -> PurgeScope.canonicalPrefix("/a b")).hasMessageContaining("percent-encode it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "//evil/x", "//*"})
    void shouldRefuseAPrefixThatNamesAHost(String prefix) {
        assertThatThrownBy(() -> PurgeScope.canonicalPrefix(prefix))
                .hasMessageContaining("has a host; use the beginning of a path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b/", "/./", "/../", "/a/%2e%2E/b", "/a/.%2e/", "/a/%2E/*"})
    void shouldRefuseDotSegmentsSinceNobodyAsksForThem(String path) {
        assertThatThrownBy(() -> PurgeScope.canonicalPrefix(path)).hasMessageContaining("has a . or .. segment");
        if (!path.endsWith("*")) {
            assertThatThrownBy(() -> PurgeScope.canonicalUrl(EXACT, path))
                    .hasMessageContaining("has a . or .. segment");
        }
    }

    @Test
    void shouldTakeDotsThatAreNoSegment() {
        assertThat(PurgeScope.canonicalPrefix("/.well-known/")).isEqualTo("/.well-known/");
        assertThat(PurgeScope.canonicalPrefix("/a/..")).isEqualTo("/a/..");
        assertThat(PurgeScope.canonicalPrefix("/a/.../b")).isEqualTo("/a/.../b");
        assertThat(PurgeScope.canonicalPrefix("/a?b=/../")).isEqualTo("/a?b=/../");
        assertThatThrownBy(() -> PurgeScope.canonicalUrl(EXACT, "/a/..?b"))
                .hasMessageContaining("has a . or .. segment");
        assertThat(PurgeScope.canonicalUrl(EXACT, "/a?b=/../")).endsWith("/a?b=/../");
    }

    @Test
    void shouldEncodeWhatEdgesEncode() {
        assertThat(PurgeScope.canonicalPrefix("/a[0]|b")).isEqualTo("/a%5B0%5D%7Cb");
        assertThat(PurgeScope.canonicalUrl(EXACT, "/a?b[]={c}^<d>`")).endsWith("/a?b%5B%5D=%7Bc%7D%5E%3Cd%3E%60");
    }
}
