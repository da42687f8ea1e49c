package dev.backsource.config.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.release.RolloutReason.Outcomes;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RolloutReasonTest {
    private static final Outcomes OUTCOMES = new Outcomes(9, 14, "connection refused", 1, 320);
    private static final String TEXT =
            "9 of 14 resources failed under the candidate (connection refused), 1 of 320 under the baseline";

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(
                        RolloutReason.edgesAborted(2, 5, OUTCOMES),
                        "edges-aborted",
                        "2 of 5 edges aborted: " + TEXT + "."),
                Arguments.of(
                        RolloutReason.edgesAborted(1, 1, new Outcomes(0, 0, "", 0, 0)),
                        "edges-aborted",
                        "1 of 1 edge aborted: 0 of 0 resources failed under the candidate, 0 of 0 under the baseline."),
                Arguments.of(
                        RolloutReason.fleetTest(OUTCOMES),
                        "fleet-test",
                        "The outcomes of all edges together show harm: " + TEXT + "."),
                Arguments.of(
                        RolloutReason.tooLittleTraffic(12, 30, Duration.ofHours(1), 3),
                        "too-little-traffic",
                        "Too little traffic: 12 of 30 outcomes in 1 h."),
                Arguments.of(
                        RolloutReason.tooLittleTraffic(0, 30, Duration.ofSeconds(90), 0),
                        "too-little-traffic",
                        "Too little traffic: 0 of 30 outcomes in 90 s; no edge in reach reports a trial, as edges of an"
                                + " earlier version don't."),
                Arguments.of(
                        RolloutReason.enoughSeen(2, OUTCOMES),
                        "enough-seen",
                        "Enough was seen at step 2: " + TEXT + "."),
                Arguments.of(RolloutReason.byPerson("lunch"), "by-person", "lunch"),
                Arguments.of(RolloutReason.byPerson(null), "by-person", null),
                Arguments.of(RolloutReason.replaced(), "replaced", "another change of the domain replaced it"),
                Arguments.of(RolloutReason.removed(), "domain-removed", "the domain was removed"),
                Arguments.of(RolloutReason.moved(), "domain-moved", "the domain was given to another team"),
                Arguments.of(RolloutReason.restored(7), "domain-restored", "revision 7 of the domain was restored"));
    }

    /** Codes are stable. */
    @ParameterizedTest
    @MethodSource("reasons")
    void shouldHaveACodeAndASentence(RolloutReason reason, String code, String sentence) {
        assertThat(reason.code()).isEqualTo(code);
        assertThat(reason.sentence()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void shouldBeReadAsItWasStored(RolloutReason reason, String code, String sentence) {
        // When
        var read = RolloutReason.read(reason.code(), reason.storedArguments(), reason.sentence());

        // Then: the database doesn't tell an int from a long
        assertThat(read).isNotNull();
        assertThat(read.storedArguments()).isEqualTo(reason.storedArguments());
        assertThat(read.sentence()).isEqualTo(sentence);
    }

    @Test
    void shouldNameItsArguments() {
        assertThat(RolloutReason.edgesAborted(2, 5, OUTCOMES).arguments())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "aborted", 2,
                        "edges", 5,
                        "candidateFailed", 9L,
                        "candidateResources", 14L,
                        "failure", "connection refused",
                        "baselineFailed", 1L,
                        "baselineResources", 320L));
        assertThat(RolloutReason.tooLittleTraffic(12, 30, Duration.ofHours(1), 3)
                        .arguments())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("seen", 12L, "needed", 30L, "patienceSeconds", 3600L, "reporting", 3L));
    }

    @Test
    void shouldKeepTheCodeOfALaterVersion() {
        assertThat(RolloutReason.read("moon-phase", null, "The moon is full."))
                .isEqualTo(new RolloutReason("moon-phase", Map.of(), "The moon is full."));
        assertThat(RolloutReason.read(null, null, null)).isNull();
    }
}
