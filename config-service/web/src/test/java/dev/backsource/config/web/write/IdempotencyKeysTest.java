package dev.backsource.config.web.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.write.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "8e03978e-40d5-43dd-bc93-6894a57f9324" | 8e03978e-40d5-43dd-bc93-6894a57f9324
            8e03978e-40d5-43dd-bc93-6894a57f9324   | 8e03978e-40d5-43dd-bc93-6894a57f9324
            "a b"                                  | a b
            "a\\"b\\\\"                            | a"b\\
            """)
    void shouldReadAKeyWithQuotesAndWithout(String header, String key) {
        assertThat(read(header).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"\"", "\"", "\"a", "a b", "\"a\";x=1", "\"a\", \"b\"", "\"a\\b\"", "\u00e4", "\"a\tb\""})
    void shouldRefuseWhatIsNoKey(String header) {
        assertThatThrownBy(() -> read(header)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void shouldRefuseTwoKeysAndOneThatIsTooLong() {
        assertThatThrownBy(() -> IdempotencyKeys.read(List.of("a", "a"), null, List.of()))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> read("a".repeat(256))).isInstanceOf(InvalidRequestException.class);
        assertThat(read("a".repeat(255)).key()).hasSize(255);
    }

    @Test
    void shouldTellRequestsApartByWhereTheirPartsEnd() {
        assertThat(fingerprint("PUT", "/a", "b")).isEqualTo(fingerprint("PUT", "/a", "b"));
        assertThat(fingerprint("PUT", "/a", "b"))
                .isNotEqualTo(fingerprint("PUT", "/ab", ""))
                .isNotEqualTo(fingerprint("PUT", "/a1:b", ""));
    }

    @Test
    void shouldKeepTheKeysOfOperatorsApart() {
        assertThat(IdempotencyKeys.read(List.of("a"), "alice", List.of()))
                .isNotEqualTo(IdempotencyKeys.read(List.of("a"), null, List.of()));
        assertThat(IdempotencyKeys.read(List.of(), "alice", List.of())).isNull();
    }

    private static IdempotencyKey read(String header) {
        return Objects.requireNonNull(IdempotencyKeys.read(List.of(header), null, List.of()));
    }

    private static String fingerprint(String... parts) {
        var bytes = Stream.of(parts)
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toList();
        return Objects.requireNonNull(IdempotencyKeys.read(List.of("a"), null, bytes))
                .fingerprint();
    }
}
