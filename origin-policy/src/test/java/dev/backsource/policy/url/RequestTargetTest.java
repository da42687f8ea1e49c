package dev.backsource.policy.url;

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
                "/caf%C3%A9?%20",
                "/a%2Fb/..%5C/.",
                "/%2541?%25",
            })
    void shouldReturnWhatIsNormalAsItIs(String target) {
        assertThat(RequestTarget.normalForm(target)).isSameAs(target);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "/caf%c3%a9?q=%2f -> /caf%C3%A9?q=%2F",
                "/%7euser/%68 -> /~user/h",
                "/%7Euser?%41=%2d%2E%5f%39 -> /~user?A=-._9",
                "/a%2fb%2Fc -> /a%2Fb%2Fc",
                "/%3fa%23b%26c%3D -> /%3Fa%23b%26c%3D",
                "/%00%20%7f%80 -> /%00%20%7F%80",
                "/a/%2e%2E/b -> /a/../b",
                "/a[0]|b -> /a%5B0%5D%7Cb",
                "/a?b[]={c}|d\\e^f -> /a?b%5B%5D=%7Bc%7D%7Cd%5Ce%5Ef",
                "/a?\"<>\" -> /a?%22%3C%3E%22",
                "/a?b=100% -> /a?b=100%25",
                "/a?b=%zz%41 -> /a?b=%25zzA",
                "/a?%4%31 -> /a?%2541",
            })
    void shouldWriteWhatIsEqualInOneWay(String raw, String target) {
        // When
        var normal = RequestTarget.normalForm(raw);

        // Then
        assertThat(normal).isEqualTo(target);
        assertThat(RequestTarget.normalForm(target)).isSameAs(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%2", "/%", "/%zz", "/%%41", "/%u002e", "/#a", "/a?b#c"})
    void shouldRefuseWhatCanBeReadInTwoWays(String raw) {
        assertThat(RequestTarget.normalForm(raw)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, '\t', '\n', '\r', ' ', 0x1f, '#', 0x7f, 0x80, 0xe9, 0xff, 0x100, 0x20ac, 0x2160})
    void shouldRefuseWhatNoTargetHolds(int character) {
        assertThat(RequestTarget.normalForm("/a" + (char) character)).isNull();
        assertThat(RequestTarget.normalForm("/a?b" + (char) character)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/bücher, /b%C3%BCcher", "/b%c3%bccher, /b%C3%BCcher", "/%7Ea?ß, /~a?%C3%9F"})
    void shouldEncodeWhatPeopleType(String typed, String target) {
        assertThat(RequestTarget.ofTyped(typed)).isEqualTo(target);
    }
}
