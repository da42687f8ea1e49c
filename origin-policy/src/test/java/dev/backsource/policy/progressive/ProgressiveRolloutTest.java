package dev.backsource.policy.progressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.Part;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressiveRolloutTest {
    private static final Instant AT = Instant.parse("2026-12-01T10:00:00Z");
    private static final Candidate CANDIDATE =
            Candidate.of(Map.of(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withHost("origin.example.com")));

    @ParameterizedTest
    @CsvSource({"a, 1, 1e-9, 1e-9", "0f2c8a55-3c1d-4d8e-9a53-b8a4f2f3f8c2, 20, 0.95, 0.01"})
    void shouldTakeWhatIsWithinTheLimits(String id, int step, double share, double alpha) {
        assertThat(rollout(id, step, share, alpha).step()).isEqualTo(step);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä", "12345678901234567890123456789012345678901"})
    void shouldRefuseAnIdThatIsNone(String id) {
        assertRefused(id, 1, 0.5, 1e-6, "id", "must be 1 to 40 letters, digits and hyphens");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 21})
    void shouldRefuseAStepBeyondTheLimits(int step) {
        assertRefused("a", step, 0.5, 1e-6, "step", "must be from 1 to 20");
    }

    /** Without a rest under the baseline nothing could be compared. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.1, 0, 0.9501, 1})
    void shouldRefuseAShareBeyondTheLimits(double share) {
        assertRefused("a", 1, share, 1e-6, "share", "must be above 0 and at most 0.95");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, 0.011})
    void shouldRefuseAnAlphaBeyondTheLimits(double alpha) {
        assertRefused("a", 1, 0.5, alpha, "alpha", "must be above 0 and at most 0.01");
    }

    private static void assertRefused(String id, int step, double share, double alpha, String field, String detail) {
        assertThatThrownBy(() -> rollout(id, step, share, alpha))
                .isInstanceOfSatisfying(InvalidValueException.class, refused -> {
                    assertThat(refused.field()).isEqualTo(field);
                    assertThat(refused.detail()).isEqualTo(detail);
                });
    }

    private static ProgressiveRollout rollout(String id, int step, double share, double alpha) {
        return new ProgressiveRollout(id, step, share, alpha, CANDIDATE, AT, AT);
    }
}
