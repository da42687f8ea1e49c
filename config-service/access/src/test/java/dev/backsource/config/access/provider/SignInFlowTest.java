package dev.backsource.config.access.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInFlowTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void shouldBeTheSameFromItsText() {
        var flow = SignInFlow.begin(NOW);

        assertThat(SignInFlow.parse(flow.text())).isEqualTo(flow);
        assertThat(flow.toString()).doesNotContain(flow.secret());
    }

    @Test
    void shouldTellNothingOfOnePartByAnother() {
        var flow = SignInFlow.begin(NOW);

        assertThat(flow.state())
                .matches("[A-Za-z0-9_-]{43}")
                .isNotEqualTo(flow.nonce())
                .isNotEqualTo(flow.verifier())
                .isNotEqualTo(SignInFlow.begin(NOW).state());
        assertThat(flow.nonce()).isNotEqualTo(flow.verifier());
        assertThat(flow.text()).doesNotContain(flow.state(), flow.nonce(), flow.verifier());
    }

    @Test
    void shouldBeTooLateAfterTenMinutesAndHaveAnotherStateByAnotherTime() {
        var flow = SignInFlow.begin(NOW);
        var later = new SignInFlow(flow.secret(), flow.begunAt() + 600);

        assertThat(flow.isTimely(NOW.plus(Duration.ofMinutes(9)))).isTrue();
        assertThat(flow.isTimely(NOW.plus(Duration.ofMinutes(10)))).isFalse();
        assertThat(flow.isTimely(NOW.minus(Duration.ofMinutes(2)))).isFalse();
        assertThat(flow.hasState(flow.state())).isTrue();
        assertThat(later.hasState(flow.state())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.1",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.-1"
            })
    void shouldBeNothingElse(String text) {
        assertThat(SignInFlow.parse(text)).isNull();
    }
}
