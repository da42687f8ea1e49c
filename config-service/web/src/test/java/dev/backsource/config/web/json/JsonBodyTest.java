package dev.backsource.config.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.config.web.problem.InvalidRequestException;
import java.nio.charset.StandardCharsets;
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
        var refusal = refusal(json);

        // Then
        assertThat(refusal.violations()).hasSize(1);
        assertThat(refusal.violations().get(0).code()).isEqualTo("malformed");
        assertThat(refusal.violations().get(0).detail()).contains(reason);
    }

    @Test
    void shouldRefuseDeepNestingInsteadOfFailing() {
        // When
        var refusal = refusal("{\"enabled\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");

        // Then
        assertThat(refusal.violations()).hasSize(1);
        assertThat(refusal.violations().get(0).field()).isEmpty();
        assertThat(refusal.violations().get(0).code()).isEqualTo("malformed");
    }

    private static InvalidRequestException refusal(String json) {
        return catchThrowableOfType(
                InvalidRequestException.class, () -> JsonBody.read(json.getBytes(StandardCharsets.UTF_8), SWITCH));
    }
}
