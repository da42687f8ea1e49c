package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    @ParameterizedTest
    @CsvSource({
        "www.example.com,     www.example.com",
        "WWW.Example.COM,     www.example.com",
        "www.example.com.,    www.example.com",
        "*.example.com,       *.example.com",
        "*.EXAMPLE.com.,      *.example.com",
        "bücher.example,      xn--bcher-kva.example",
        "BÜCHER.example,      xn--bcher-kva.example",
        "*.bücher.example,    *.xn--bcher-kva.example",
        "straße.example,      xn--strae-oqa.example",
        "例え.テスト,           xn--r8jz45g.xn--zckzah",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "a-b.c-d.example,     a-b.c-d.example",
        "1.example,           1.example",
    })
    void shouldBringNamesIntoCanonicalForm(String typed, String canonical) {
        assertThat(DomainName.parse(typed)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "com",
                "localhost",
                "*",
                "*.",
                "*.com",
                "www.*.com",
                "w*.example.com",
                "**.example.com",
                "*.*.example.com",
                "www..example.com",
                ".example.com",
                "www.example.com..",
                "-www.example.com",
                "www-.example.com",
                "www_1.example.com",
                "www.example.com:80",
                "http://www.example.com",
                "www.example.com/path",
                "www example.com",
                "www.example.com\n",
                "www\u0000.example.com",
                "192.0.2.1",
                "xn--a.example",
                "xn--zzzzzzzzz99999.example",
                "[2001:db8::1]",
            })
    void shouldRefuseWhatIsNoDomainName(String typed) {
        assertThatThrownBy(() -> DomainName.parse(typed)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void shouldTakeNamesUpToTheirLimitsAndNoFurther() {
        // Given
        var label = "a".repeat(63);
        var longest = String.join(".", label, label, label, "a".repeat(61));

        // When / Then
        assertThat(DomainName.parse(longest).value()).hasSize(253);
        assertThatThrownBy(() -> DomainName.parse("a" + longest)).hasMessageContaining("exceeds");
        assertThatThrownBy(() -> DomainName.parse("a" + label + ".example")).hasMessageContaining("63");
        assertThatThrownBy(() -> DomainName.parse("*." + longest)).hasMessageContaining("253");
        assertThatThrownBy(() -> DomainName.parse("a".repeat(100_000))).hasMessageContaining("253");
    }

    @Test
    void shouldNotRepeatControlCharactersOrLongTextInErrors() {
        assertThatThrownBy(() -> DomainName.parse("a\r\nSet-Cookie: b.example"))
                .message()
                .doesNotContain("\r", "\n");
        assertThatThrownBy(() -> DomainName.parse("-".repeat(900))).message().hasSizeLessThan(200);
    }

    @Test
    void shouldRefuseToBeBuiltFromTextThatIsNotCanonical() {
        assertThatThrownBy(() -> new DomainName("WWW.example.com")).hasMessageContaining("not canonical");
    }

    @ParameterizedTest
    @CsvSource({
        "*.example.com,   www.example.com, true",
        "*.example.com,   a.b.example.com, true",
        "*.example.com,   example.com,     false",
        "*.example.com,   wwwexample.com,  false",
        "*.example.com,   .example.com,    false",
        "www.example.com, www.example.com, true",
        "www.example.com, a.www.example.com, false",
    })
    void shouldCoverTheHostsItStandsFor(String name, String host, boolean covered) {
        assertThat(DomainName.parse(name).covers(host)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "straße.example,     straße",
        "straße.example,     straße.ex",
        "STRAßE.example,     straße.example",
        "βόλος.example,      βόλος.",
        "bücher.example,     Bücher",
        "bücher.example,     bücher。example",
        "www.example.com,    WWW.Exam",
        "www.example.com,    .example",
        "*.bücher.example,   *.bücher",
    })
    void shouldBeFoundByWhatAPersonTypes(String name, String part) {
        assertThat(DomainName.parse(name).value()).contains(DomainName.searched(part));
    }
}
