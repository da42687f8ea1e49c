package dev.backsource.config.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.places.Tenant;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QuestionRatesTest {
    private static final Caller JANE = caller("jane");
    private static final Caller JIM = caller("jim");
    private static final Caller JOE = caller("joe");

    private final AtomicLong time = new AtomicLong();

    /** 60 ports a minute for a caller, 120 for its team. */
    private final QuestionRates rates = new QuestionRates(6, 2, caller -> List.of(new Tenant("red", true)), time::get);

    @Test
    void shouldCountPortsAndSayWhenThereIsRoomAgain() {
        // Given
        rates.count(JANE, 40);

        // When
        var refused = refusal(JANE, 30);

        // Then
        assertThat(refused.kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
        assertThat(refused.retryAfterSeconds()).isEqualTo(10);
        time.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThatNoException().isThrownBy(() -> rates.count(JANE, 30));
    }

    @Test
    void shouldShareOutTheLimitOfATeam() {
        // Given
        rates.count(JANE, 60);
        rates.count(JIM, 60);

        // Then
        assertThat(refusal(JOE, 1).reason()).contains("the team red");
    }

    @Test
    void shouldTakeAQuestionWithMorePortsThanAMinuteHas() {
        // When
        rates.count(JANE, 61);

        // Then
        assertThat(refusal(JANE, 1)).isNotNull();
    }

    @Test
    void shouldBearTheLargestSetting() {
        assertThatNoException()
                .isThrownBy(
                        () -> new QuestionRates(Integer.MAX_VALUE, Integer.MAX_VALUE, caller -> List.of(), time::get)
                                .count(JANE, 60));
    }

    private RefusedException refusal(Caller caller, int ports) {
        return catchThrowableOfType(RefusedException.class, () -> rates.count(caller, ports));
    }

    private static Caller caller(String id) {
        return new Caller(CallerKind.PERSON, id, id, List.of());
    }
}
