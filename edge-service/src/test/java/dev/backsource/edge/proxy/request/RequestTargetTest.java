package dev.backsource.edge.proxy.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "*",
                "/a/b;c=d,e:f@g!$&'()*+-._~",
                "/a?b=c&d=/e?f",
                "/%c3%A9?%20",
                "/a%2",
                "/%",
                "/%zz",
                "/#a",
                "/a?b#c"
            })
    void shouldTakeWhatIsOfATargetAndRefuseWhatCanBeReadInTwoWays(String target) {
        // When
        var taken = RequestTarget.of(target);

        // Then
        var refused = target.contains("#") || target.matches("/.*%(?![0-9A-Fa-f]{2}).*");
        assertThat(taken).isEqualTo(refused ? null : target);
        assertThat(taken == null || taken == target).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "/a[0]|b -> /a%5B0%5D%7Cb",
                "/a?b[]={c}|d\\e^f -> /a?b%5B%5D=%7Bc%7D%7Cd%5Ce%5Ef",
                "/a?\"<>\" -> /a?%22%3C%3E%22",
                "/a?b=100% -> /a?b=100%25",
                "/a?b=%zz%41 -> /a?b=%25zz%41"
            })
    void shouldEncodeWhatBrowsersLeaveAsItIs(String raw, String target) {
        // When
        var taken = RequestTarget.of(raw);

        // Then
        assertThat(taken).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, '\t', '\n', '\r', ' ', 0x1f, '#', 0x7f, 0x80, 0xe9, 0xff, 0x100, 0x20ac, 0x2160})
    void shouldRefuseWhatNoTargetHolds(int character) {
        // When
        var inPath = RequestTarget.of("/a" + (char) character);
        var inQuery = RequestTarget.of("/a?b" + (char) character);

        // Then
        assertThat(inPath).isNull();
        assertThat(inQuery).isNull();
    }
}
