package dev.backsource.config.web.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.config.web.problem.ProblemKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdministratorsTest {
    @Test
    void shouldLetTheTokenPassWhateverTheSchemesCase() {
        // Given
        var administrators = new Administrators(() -> Optional.of("secret"));

        // Then
        assertThatCode(() -> administrators.check("bearer secret")).doesNotThrowAnyException();
    }

    @Test
    void shouldAskForATokenWhenNoneIsGiven() {
        assertThat(refusal(Optional.of("secret"), null)).isEqualTo(ProblemKind.UNAUTHORIZED);
        assertThat(refusal(Optional.of("secret"), "Basic c2VjcmV0")).isEqualTo(ProblemKind.UNAUTHORIZED);
    }

    @Test
    void shouldForbidWithAnotherTokenAndWhenNoneIsConfigured() {
        assertThat(refusal(Optional.of("secret"), "Bearer secret2")).isEqualTo(ProblemKind.FORBIDDEN);
        assertThat(refusal(Optional.of("secret"), "Bearer ")).isEqualTo(ProblemKind.FORBIDDEN);
        assertThat(refusal(Optional.empty(), "Bearer secret")).isEqualTo(ProblemKind.FORBIDDEN);
        assertThat(refusal(Optional.empty(), null)).isEqualTo(ProblemKind.FORBIDDEN);
    }

    private static ProblemKind refusal(Optional<String> token, @Nullable String authorization) {
        var administrators = new Administrators(() -> token);
        return catchThrowableOfType(AdministratorRequiredException.class, () -> administrators.check(authorization))
                .kind();
    }
}
