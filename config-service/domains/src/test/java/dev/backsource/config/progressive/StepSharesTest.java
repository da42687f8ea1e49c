package dev.backsource.config.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepSharesTest {
    @Test
    void shouldBeStoredAsTheyWere() {
        var shares = List.of(0.01, 0.125, 1.0 / 3);

        assertThat(StepShares.read(StepShares.stored(shares))).isEqualTo(shares);
    }
}
