package dev.backsource.edge.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.backsource.testing.threads.Interleavings;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Test;

/** Two event loops, in every interleaving that Lincheck explores. */
class BodyBudgetInterleavingsTest {
    private static final long LIMIT = 100;
    private static final long TOO_MUCH = 101;
    private static final long LITTLE = 10;

    @Test
    void shouldRefuseNoBodyForAnotherThatIsTooLarge() {
        begin(() -> new BodyBudget(LIMIT)::begin);
    }

    /** The earlier algorithm: the bytes were added first, and subtracted when they exceeded the limit. */
    @Test
    void shouldFindABudgetThatIsExceededForAMoment() {
        assertThatThrownBy(() -> begin(() -> {
                    var held = new AtomicLong();
                    return bytes -> {
                        if (held.addAndGet(bytes) <= LIMIT) {
                            return true;
                        }
                        held.addAndGet(-bytes);
                        return false;
                    };
                }))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("AssertionFailedError");
    }

    private static void begin(Supplier<LongPredicate> budgets) {
        Interleavings.explore(() -> {
            // Given
            var budget = budgets.get();
            var tooMuchBegun = new AtomicBoolean();
            var littleBegun = new AtomicBoolean();

            // When
            Interleavings.both(
                    () -> tooMuchBegun.set(budget.test(TOO_MUCH)), () -> littleBegun.set(budget.test(LITTLE)));

            // Then
            assertFalse(tooMuchBegun.get());
            assertTrue(littleBegun.get());
        });
    }
}
