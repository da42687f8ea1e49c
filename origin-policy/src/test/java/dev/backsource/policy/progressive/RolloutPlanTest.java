package dev.backsource.policy.progressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutPlanTest {
    @ParameterizedTest
    @CsvSource({
        "0.01 0.05, 60, 30, 3600, ",
        "0.95, 0, 1, 60, ",
        "'', 60, 30, 3600, steps",
        "0, 60, 30, 3600, steps[0]",
        "0.96, 60, 30, 3600, steps[0]",
        "NaN, 60, 30, 3600, steps[0]",
        "0.05 0.05, 60, 30, 3600, steps[1]",
        "0.05 0.01, 60, 30, 3600, steps[1]",
        "0.05, -1, 30, 3600, bakeSeconds",
        "0.05, 86401, 30, 3600, bakeSeconds",
        "0.05, 60, 0, 3600, outcomes",
        "0.05, 60, 30, 59, patienceSeconds",
        "0.05, 60, 30, 2592001, patienceSeconds",
    })
    void shouldNameTheFieldThatIsOutOfItsRange(String steps, long bake, int outcomes, long patience, String field) {
        // Given
        var shares = shares(steps);

        // Then
        if (field == null) {
            assertThat(plan(shares, bake, outcomes, patience).steps()).isEqualTo(shares);
        } else {
            assertThatThrownBy(() -> plan(shares, bake, outcomes, patience))
                    .isInstanceOfSatisfying(
                            InvalidValueException.class,
                            e -> assertThat(e.field()).isEqualTo(field));
        }
    }

    @Test
    void shouldHaveTwentyStepsAtMost() {
        assertThat(plan(shares(20), 60, 30, 3600).isLast(20)).isTrue();
        assertThat(plan(shares(20), 60, 30, 3600).isLast(19)).isFalse();
        assertThatThrownBy(() -> plan(shares(21), 60, 30, 3600)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void shouldTakeChosenValuesAndTheOthersOfAnotherPlan() {
        // Given
        var rest = plan(List.of(0.1), 5, 7, 90);

        // Then
        assertThat(PartialPlan.NONE.over(rest)).isEqualTo(rest);
        assertThat(new PartialPlan(List.of(0.2, 0.4), null, 9, null).over(rest))
                .isEqualTo(plan(List.of(0.2, 0.4), 5, 9, 90));
        assertThatThrownBy(() -> new PartialPlan(null, 86_401, null, null).over(rest))
                .isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1 0.4, 60, 30, true",
        "0.05 0.4, 90, 31, true",
        "0.1 0.4 0.9, 60, 30, true",
        "0.4, 60, 30, false",
        "0.2 0.4, 60, 30, false",
        "0.1 0.5, 60, 30, false",
        "0.1 0.4, 59, 30, false",
        "0.1 0.4, 60, 29, false",
    })
    void shouldTellWhetherItIsNoFasterThanAnother(String steps, long bake, int outcomes, boolean expected) {
        assertThat(plan(shares(steps), bake, outcomes, 60).isNoFasterThan(plan(List.of(0.1, 0.4), 60, 30, 3600)))
                .isEqualTo(expected);
    }

    private static List<Double> shares(String spaced) {
        return Arrays.stream(spaced.split(" "))
                .filter(share -> !share.isEmpty())
                .map(Double::valueOf)
                .toList();
    }

    private static List<Double> shares(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> i / 100.0).toList();
    }

    private static RolloutPlan plan(List<Double> steps, long bake, int outcomes, long patience) {
        return new RolloutPlan(steps, Duration.ofSeconds(bake), outcomes, Duration.ofSeconds(patience));
    }
}
