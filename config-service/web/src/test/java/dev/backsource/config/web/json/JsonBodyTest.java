package dev.backsource.config.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.config.web.problem.InvalidRequestException;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"CLASS", "fax"})
    void shouldOfferTheChoicesOfTheFieldAlone(String word) {
        // Given
        var field = JsonField.listedChoice(
                "kept", List.of(RetentionPolicy.SOURCE, RetentionPolicy.RUNTIME), RetentionPolicy::name);
        var type = JsonShape.of("Kept", field).readBy(fields -> fields.get(field));

        // When
        var refusal = refusal("{\"kept\": \"" + word + "\"}", type);

        // Then
        assertThat(refusal.violations().get(0).detail()).endsWith("use one of [SOURCE, RUNTIME]");
        assertThat(JsonBody.read("{\"kept\": \"RUNTIME\"}".getBytes(StandardCharsets.UTF_8), type))
                .isEqualTo(RetentionPolicy.RUNTIME);
    }

    private static InvalidRequestException refusal(String json) {
        return refusal(json, SWITCH);
    }

    private static InvalidRequestException refusal(String json, JsonType<?> type) {
        return catchThrowableOfType(
                InvalidRequestException.class, () -> JsonBody.read(json.getBytes(StandardCharsets.UTF_8), type));
    }
}
