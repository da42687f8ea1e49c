package dev.backsource.config.web.json;

import static dev.backsource.config.testing.Bodies.read;
import static dev.backsource.config.testing.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.config.web.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {
    private static final JsonField<Boolean> ENABLED = JsonField.bool("enabled");
    private static final JsonType<Boolean> SWITCH =
            JsonShape.of("Switch", ENABLED).readBy(fields -> Boolean.TRUE.equals(fields.get(ENABLED)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"enabled": true, "enabled": false}  | a duplicate field
            {"enabled": tru                      | line 1
            {"enabled": false} trailing          | not JSON
            ''                                   | empty
            {"enabled": NaN}                     | not JSON
            {'enabled': true}                    | not JSON
            """)
    void shouldSayWhyABodyCantBeRead(String json, String reason) {
        // When
        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> read(json, SWITCH));

        // Then
        assertThat(refusal.violations()).hasSize(1);
        assertThat(refusal.violations().get(0).code()).isEqualTo("malformed");
        assertThat(refusal.violations().get(0).detail()).contains(reason);
    }

    @Test
    void shouldRefuseDeepNestingInsteadOfFailing() {
        // When
        var violations = violations("{\"enabled\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", SWITCH);

        // Then
        assertThat(violations).containsExactly(" malformed");
    }
}
