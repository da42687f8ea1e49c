package dev.backsource.config.masschange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.remedy.RemedyCode;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MassChangeRefusalTest {
    @Test
    void shouldNameTheNumberToConfirmAndTheLimit() {
        // When
        var refused = new MassChangeRefusal(21, 20);

        // Then
        assertThat(refused.kind().status()).isEqualTo(409);
        assertThat(refused.reason())
                .isEqualTo(
                        "21 domains would be removed or rerouted within 60 seconds, and more than 20 take a confirmation");
        assertThat(Objects.requireNonNull(refused.remedy()).code()).isEqualTo(RemedyCode.CONFIRM_MASS_CHANGE);
    }
}
