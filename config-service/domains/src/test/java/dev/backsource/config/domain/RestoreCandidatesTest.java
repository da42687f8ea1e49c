package dev.backsource.config.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestoreCandidatesTest {
    private static List<Object[]> rows(int count, long bytes) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Object[] {"d" + i + ".example.com", null, bytes})
                .toList();
    }

    @Test
    void shouldCutSetsByTheNumberOfDomains() {
        assertThat(RestoreCandidates.sets(rows(501, 600)))
                .extracting(List::size)
                .containsExactly(250, 250, 1);
    }

    @Test
    void shouldCutSetsByTheBytesOfTheirStates() {
        assertThat(RestoreCandidates.sets(rows(5, 2 * 1024 * 1024)))
                .extracting(List::size)
                .containsExactly(2, 2, 1);
        assertThat(RestoreCandidates.sets(rows(2, 100 * 1024 * 1024)))
                .extracting(List::size)
                .containsExactly(1, 1);
    }

    @Test
    void shouldHaveNoSetOfNoDomains() {
        assertThat(RestoreCandidates.sets(List.of())).isEmpty();
    }
}
