package dev.backsource.config.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "www.example.com, www.example.com, true",
        "www.example.com, a.www.example.com, false",
        "*.example.com, www.example.com, true",
        "*.example.com, a.b.example.com, true",
        "*.example.com, *.example.com, true",
        "*.example.com, *.b.example.com, true",
        "*.example.com, example.com, false",
        "*.example.com, badexample.com, false",
        "*.b.example.com, *.example.com, false",
        "example.com, *.example.com, false",
        "*.EXAMPLE.com., www.example.com, true"
    })
    void shouldCoverTheNameItselfAndOfAWildcardAllBelow(String pattern, String name, boolean covered) {
        assertThat(NamePattern.parse(pattern).covers(DomainName.parse(name))).isEqualTo(covered);
        assertThat(NamePattern.parse(pattern).covers(NamePattern.parse(name))).isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.", "", "www.*.example.com", "a b", "**.example.com"})
    void shouldTakeNothingButNames(String text) {
        assertThatThrownBy(() -> NamePattern.parse(text)).isInstanceOf(InvalidValueException.class);
    }
}
