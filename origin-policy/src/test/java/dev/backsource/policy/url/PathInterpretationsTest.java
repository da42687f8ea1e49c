package dev.backsource.policy.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathInterpretationsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a/b.css",
                "/.well-known/x",
                "/a/..b/...",
                "/caf%C3%A9/%E0%A4%95/%F0%9F%98%80",
                "/a%20b%22",
                "/a?b=/../;%2F//",
            })
    void shouldReadMostPathsInOneWay(String target) {
        assertThat(PathInterpretations.mayDiffer(target)).isFalse();
        assertThat(PathInterpretations.of(RequestTarget.path(target)))
                .isEqualTo(new PathInterpretations(List.of(RequestTarget.path(target)), false));
    }

    @ParameterizedTest
    @CsvSource({
        "/a%2Fb, /a%2Fb /a/b",
        "/a//b, /a//b /a/b",
        "/a;x/b, /a;x/b /a/b",
        "/a;x.css, /a;x.css /a",
        "/a%3Bx.css, /a%3Bx.css /a;x.css /a",
        "/a%5Cb, /a%5Cb /a\\b /a/b",
        "/a%00.css, /a%00.css /a\0.css /a",
        "/a%3F.css, /a%3F.css /a?.css /a",
        "/a%23.css, /a%23.css /a#.css /a",
        "/a%252Fb, /a%252Fb /a%2Fb /a/b",
        "/a%C0%AFb, /a%C0%AFb /a/b",
        "/a%2Cb, '/a%2Cb /a,b'",
    })
    void shouldReadSomeInSeveral(String path, String readings) {
        assertThat(PathInterpretations.mayDiffer(path)).isTrue();
        assertThat(PathInterpretations.of(path).paths())
                .containsExactlyInAnyOrder(readings.replace("\\0", "\0").split(" "));
        assertThat(PathInterpretations.of(path).paths()).first().isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/../account",
                "/static/./account",
                "/static/..",
                "/..",
                "/.?a",
                "/static/..;/account",
                "/static/..;x=y/account",
                "/static/..%2Faccount",
                "/static%2F..%2Faccount",
                "/static/..%5Caccount",
                "/static%5C..%5Caccount",
                "/static/..%252Faccount",
                "/static/%252E%252E/account",
                "/static/%2525252E./account",
                "/static/%25%32%65./account",
                "/static/.%252e%255Caccount",
                "/static/%C0%AE%C0%AE/account",
                "/static/%E0%80%AE./account",
                "/static/..%C0%AFaccount",
                "/static/..%00/account",
                "/static/..%3F/account",
                "/static/..%23",
                "/static/..%20/account",
            })
    void shouldSeeDotSegmentsInEverySpelling(String raw) {
        // Given
        var target = RequestTarget.normalForm(raw);

        // When / Then
        assertThat(PathInterpretations.mayDiffer(target)).isTrue();
        assertThat(PathInterpretations.of(RequestTarget.path(target)).haveDotSegment())
                .isTrue();
    }
}
