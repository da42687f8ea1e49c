package dev.backsource.config.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetAlphaTest {
    @ParameterizedTest(name = "known {0}, {1} edges: {2}")
    @CsvSource({"true, 0, 1e-4", "true, 10, 1e-4", "true, 11, 1e-6", "false, 0, 1e-6", "false, 3, 1e-6"})
    void shouldTakeAFleetThatIsNotKnownForALargeOne(boolean areKnown, int edges, double alpha) {
        assertThat(FleetAlpha.of(areKnown, edges)).isEqualTo(alpha);
    }
}
