package dev.backsource.benchmarks.edge.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final WarmUp warmUp = new WarmUp();

    @Test
    void shouldGoOnWhileTurnsGetCheaper() {
        // When
        add(50, 40, 30, 29.9, 29.8);

        // Then
        assertThat(warmUp.goesOn()).isTrue();
    }

    @Test
    void shouldEndAfterThreeTurnsThatGainedNothing() {
        // When
        add(50, 30, 31, 29.9, 32);

        // Then
        assertThat(warmUp.goesOn()).isFalse();
        assertThat(warmUp.turns()).isEqualTo(5);
    }

    /** A turn during which the machine was slow must not make the next look like a gain. */
    @Test
    void shouldCompareWithTheBestTurn() {
        // When
        add(30, 60, 31, 30);

        // Then
        assertThat(warmUp.goesOn()).isFalse();
    }

    /** Small gains add up. */
    @Test
    void shouldCompareWithTheLastTurnThatWasWorthIt() {
        // When
        add(30, 29.5, 29, 28.5);

        // Then
        assertThat(warmUp.goesOn()).isTrue();
    }

    @Test
    void shouldEndHoweverLongThePeerGetsFaster() {
        // When
        for (var cost = 1e6; warmUp.goesOn(); cost /= 2) {
            warmUp.add(cost);
        }

        // Then
        assertThat(warmUp.turns()).isEqualTo(20);
    }

    private void add(double... costs) {
        for (var cost : costs) {
            warmUp.add(cost);
        }
    }
}
