package dev.backsource.policy.progressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordantSketchTest {
    @Test
    void shouldMarkAResourceOnceInItsArm() {
        // When
        var sketch = DiscordantSketch.EMPTY.with(Arm.CANDIDATE, 7).with(Arm.CANDIDATE, 7);

        // Then
        assertThat(marks(sketch, Arm.CANDIDATE)).isEqualTo(1);
        assertThat(marks(sketch, Arm.BASELINE)).isZero();
        assertThat(marks(DiscordantSketch.EMPTY, Arm.CANDIDATE)).isZero();
    }

    @Test
    void shouldMarkTheSamePlaceInEitherArm() {
        var candidate = DiscordantSketch.EMPTY.with(Arm.CANDIDATE, 7);
        var baseline = DiscordantSketch.EMPTY.with(Arm.BASELINE, 7);

        for (var word = 0; word < DiscordantSketch.WORDS; word++) {
            assertThat(candidate.marks(Arm.CANDIDATE, word)).isEqualTo(baseline.marks(Arm.BASELINE, word));
        }
    }

    @Test
    void shouldUseAllPlaces() {
        // When
        var sketch = DiscordantSketch.EMPTY;
        for (var key = 0; key < 5_000; key++) {
            sketch = sketch.with(Arm.BASELINE, key);
        }

        // Then
        assertThat(marks(sketch, Arm.BASELINE)).isEqualTo(DiscordantSketch.PLACES);
    }

    @Test
    void shouldReadWhatItWrites() {
        var sketch = DiscordantSketch.EMPTY.with(Arm.CANDIDATE, 7).with(Arm.BASELINE, 12_345);

        assertThat(DiscordantSketch.parse(sketch.toString())).isEqualTo(sketch);
        assertThat(sketch.toString()).hasSize(86);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "*"})
    void shouldRefuseAnotherText(String text) {
        assertThatThrownBy(() -> DiscordantSketch.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    private static int marks(DiscordantSketch sketch, Arm arm) {
        return IntStream.range(0, DiscordantSketch.WORDS)
                .map(word -> Long.bitCount(sketch.marks(arm, word)))
                .sum();
    }
}
