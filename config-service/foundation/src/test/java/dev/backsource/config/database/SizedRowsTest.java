package dev.backsource.config.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SizedRowsTest {
    private static final List<Object[]> ROWS = List.of(row(40), row(60), new Object[] {"", null}, row(1));

    @Test
    void shouldTakeWhatFitsTogether() {
        assertThat(SizedRows.fitting(ROWS, 1, 101)).isEqualTo(4);
        assertThat(SizedRows.fitting(ROWS, 1, 100)).isEqualTo(3);
        assertThat(SizedRows.fitting(ROWS, 1, 99)).isEqualTo(1);
    }

    @Test
    void shouldTakeSomeWhateverTheyHave() {
        assertThat(SizedRows.fitting(ROWS, 1, 0)).isEqualTo(1);
        assertThat(SizedRows.fitting(ROWS, 2, 0)).isEqualTo(2);
        assertThat(SizedRows.fitting(List.of(), 2, 0)).isZero();
    }

    private static Object[] row(long bytes) {
        return new Object[] {"", bytes};
    }
}
