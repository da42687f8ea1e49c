package dev.backsource.config.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.protocol.RedirectType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierRequestTest {
    @ParameterizedTest
    @CsvSource({
        "HTTPS,  open,      7, true",
        "HTTPS,  open,      6, false", // can't be approved any more
        "FOLLOW, open,      7, false",
        "HTTPS,  declined,  6, true",
        "FOLLOW, declined,  7, false",
        "HTTPS,  expired,   7, false",
    })
    void shouldAnswerWhileItCanBeApprovedOrTheTypeIsNotWanted(
            RedirectType requested, String state, long base, boolean answers) {
        // Given
        var earlier = new EarlierRequest("1", requested, state.equals("open"), state.equals("declined"), base);

        // Then
        assertThat(earlier.answers(RedirectType.HTTPS, 7)).isEqualTo(answers);
    }
}
