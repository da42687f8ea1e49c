package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    private static final int PATH_LENGTH = 16 * 1024;

    @ParameterizedTest
    @CsvSource({
        "/a,            /a,           true",
        "/a,            /ab,          false",
        "/a*,           /a,           true",
        "/a*b,          /ab,          true",
        "/ab*ba,        /aba,         false",
        "/*ab*ab,       /ab,          false",
        "/*ab*ab,       /abab,        true",
        "/*aab*,        /aaab,        true",
        "/*abab*c,      /abaababxc,   true",
        "/**x**,        /ax,          true",
        "/*a*b*c*,      /a/b/c/,      true",
        "/*a*b*c*,      /a/c/b/,      false",
        "/*\u4e2d*,     /\u4e2d,      true",
    })
    void shouldMatchAsStarsSay(String pattern, String path, boolean matches) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(matches);
    }

    @Samples(5_000)
    void shouldMatchAsTheRegularExpressionDoes(Sample sample) {
        var pattern = sample.text("ab*", 0, 10);
        var path = sample.text("ab", 0, 14);
        var expected = Pattern.matches(pattern.replace("*", ".*"), path);

        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(expected);
    }

    /** Each takes pattern times path in any way that starts anew behind every mismatch. */
    @ParameterizedTest
    @ValueSource(strings = {"/*%sN", "/*%sN*", "/*%sN*%1$s", "/*a*%s", "/*%s*N", "/*a%sb*"})
    void shouldLookAtACharacterAFewTimesAtMost(String form) {
        // Given
        var patterns = IntStream.range(0, StaticRules.MAX_RULES)
                .mapToObj(i -> String.format(form, "a".repeat(120 + i)))
                .map(PathPattern::new)
                .toList();
        var path = new CountedPath("/" + "a".repeat(PATH_LENGTH - 1));

        // When
        patterns.forEach(pattern -> pattern.matches(path));

        // Then
        assertThat(path.looks).isLessThanOrEqualTo(4L * StaticRules.MAX_RULES * PATH_LENGTH);
    }

    /** Counts the accesses to its characters. */
    private static final class CountedPath implements CharSequence {
        private final String path;
        private long looks;

        CountedPath(String path) {
            this.path = path;
        }

        @Override
        public char charAt(int index) {
            looks++;
            return path.charAt(index);
        }

        @Override
        public int length() {
            return path.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            throw new UnsupportedOperationException();
        }
    }
}
