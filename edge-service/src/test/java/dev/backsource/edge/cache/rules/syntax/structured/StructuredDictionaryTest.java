package dev.backsource.edge.cache.rules.syntax.structured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.syntax.structured.StructuredItem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9651 §3.2, §4.2. */
class StructuredDictionaryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | TRUE | ''",
                "a=?1 | TRUE | ''",
                "a=?0 | FALSE | ''",
                "a;p;q=1 | TRUE | ''",
                "a=12 | INTEGER | 12",
                "a=-12;  p=\"x\" | INTEGER | -12",
                "a=123456789012345 | INTEGER | 123456789012345",
                "a=token/x:y | TOKEN | token/x:y",
                "a=*t | TOKEN | *t",
                "a=\"\" | STRING | ''",
                "a=\"x, \\\"y\\\\\" | STRING | 'x, \"y\\'",
                "a=1.5 | OTHER | ''",
                "a=:aGk=: | OTHER | ''",
                "a=@1659578233 | OTHER | ''",
                "a=%\"f%c3%bc\" | OTHER | ''",
                "a=() | OTHER | ''",
                "a=( 1 \"x\";p  t );q | OTHER | ''"
            })
    void shouldReadEveryKindOfValue(String text, Kind kind, String value) {
        // When
        var members = StructuredDictionary.parse(List.of(text));

        // Then
        assertThat(members).containsEntry("a", new StructuredItem(kind, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "a,",
                ",a",
                "a,,b",
                "a b",
                "a=",
                "a= 1",
                "a =1",
                "a=\"x",
                "a=\"\\x\"",
                "a=\"\u00e4\"",
                "a=\"\t\"",
                "a=-",
                "a=1.",
                "a=1.2345",
                "a=1234567890123.5",
                "a=1234567890123456",
                "a=?2",
                "a=?",
                "a=:x",
                "a=:-:",
                "a=@1.5",
                "a=@x",
                "a=%x",
                "a=%\"x",
                "a=(1",
                "a=(1\"x\")",
                "a=(1,2)",
                "a;",
                "a;P",
                "a;p=",
                "\ta",
                "a\u0000"
            })
    void shouldRefuseTheWholeForOneError(String text) {
        // When
        var members = StructuredDictionary.parse(List.of(text));

        // Then
        assertThat(members).isNull();
    }

    @Test
    void shouldReadSeveralLinesAsOneAndKeepTheLastOfAKey() {
        // When
        var members = StructuredDictionary.parse(List.of("a=1, b", " a=2\t,\tc"));

        // Then
        assertThat(members).hasSize(3).containsEntry("a", new StructuredItem(Kind.INTEGER, "2"));
    }

    @Test
    void shouldReadAnEmptyFieldAsAnEmptyDictionary() {
        // When
        var members = StructuredDictionary.parse(List.of("  "));

        // Then
        assertThat(members).isEmpty();
    }
}
