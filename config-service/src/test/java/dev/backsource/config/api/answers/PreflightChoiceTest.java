package dev.backsource.config.api.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.policy.domain.PreflightMode;
import org.junit.jupiter.api.Test;

class PreflightChoiceTest {
    @Test
    void shouldRefuseWarningsWhereTheResponseHasNone() {
        assertThatThrownBy(() -> PreflightChoice.withoutWarnings("warn")).isInstanceOf(InvalidRequestException.class);
        assertThat(PreflightChoice.withoutWarnings("require")).isEqualTo(PreflightMode.REQUIRE);
        assertThat(PreflightChoice.withoutWarnings(null)).isNull();
    }
}
