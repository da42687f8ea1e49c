package dev.backsource.edge.cache.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110 §8.8.3. */
class EntityTagsTest {
    /** The examples of RFC 9110 §8.8.3.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "W/\"1\" | W/\"1\" | false | true",
                "W/\"1\" | W/\"2\" | false | false",
                "W/\"1\" | \"1\" | false | true",
                "\"1\" | \"1\" | true | true",
                "1 | 1 | false | true",
                "| \"1\" | false | false"
            })
    void shouldCompareInBothWays(String one, String other, boolean strongly, boolean weakly) {
        // When
        var strong = EntityTags.areStronglyEqual(one, other);
        var weak = EntityTags.areWeaklyEqual(one, other);

        // Then
        assertThat(strong).isEqualTo(strongly);
        assertThat(weak).isEqualTo(weakly);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a\" | \"a\" | true",
                "\"a\" | W/\"a\" | true",
                "W/\"a\" | \"a\" | true",
                "\"x\", \"a\" | \"a\" | true",
                "\"x\",W/\"y\" , W/\"a\" | \"a\" | true",
                ",, \"a\" | \"a\" | true",
                "\"a,b\" | \"a,b\" | true",
                "\"x, \", \"a\" | \"a\" | true",
                "\"x\\\", \"a\" | \"a\" | true",
                "a | a | true",
                "x, a | a | true",
                "\"aa\" | \"a\" | false",
                "\"x \"a\" y\" | \"b\" | false",
                "\"a | \"a\" | false",
                "ab, ba | a | false",
                "a | \"a\" | false",
                "w/\"a\" | \"a\" | false",
                "\"a\" | | false",
                "'' | \"a\" | false",
                "W/ | W/ | false",
                "\"\" | \"\" | true",
                "* | \"a\" | false"
            })
    void shouldFindATagInAList(String list, String tag, boolean expected) {
        // When
        var listed = EntityTags.isListed(List.of("\"other\"", list), tag);

        // Then
        assertThat(listed).isEqualTo(expected);
    }
}
