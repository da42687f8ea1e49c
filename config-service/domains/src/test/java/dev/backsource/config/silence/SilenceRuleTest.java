package dev.backsource.config.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.probers.LastPortCheck;
import dev.backsource.config.reading.KafkaReadState;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.SilenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceRuleTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Instant LONG_AGO = NOW.minusSeconds(3600);

    /** Times are ages in seconds, "-" is never; an outcome is silent, heard or undecided. */
    @ParameterizedTest(name = "edge heard {0} s ago, listening for {1} s: {2}")
    @CsvSource({
        "0,   3600, heard",
        "60,  3600, heard",
        "61,  3600, silent",
        "999, 61,   silent",
        "999, 60,   undecided",
        "999, 0,    undecided",
        "10,  0,    heard",
    })
    void shouldCallAnEdgeSilentOnceItWasListenedToForAsLong(int heardAgo, int listening, String outcome) {
        // When
        var assessment = judge(moving(listening), List.of(edge("edge-1", heardAgo)), List.of());

        // Then
        assertThat(outcome(assessment, "edge/edge-1/edge-silent")).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "listed edge never heard, listening for {0} s: {1}")
    @CsvSource({"301, silent", "300, undecided", "0, undecided"})
    void shouldCallAListedEdgeSilentThatHasNeverReported(int listening, String outcome) {
        // When
        var assessment = judge(moving(listening), List.of(edge("edge-1", 1)), Set.of("edge-1", "edge-2"), List.of());

        // Then
        assertThat(outcome(assessment, "edge/edge-2/edge-silent")).isEqualTo(outcome);
        assertThat(outcome(assessment, "edge/edge-1/edge-silent")).isEqualTo("heard");
    }

    @Test
    void shouldTellOfEachEdgeOnce() {
        assertThat(judge(moving(3600), List.of(edge("edge-1", 999)), Set.of("edge-1"), List.of())
                        .silences())
                .singleElement()
                .satisfies(silence -> assertThat(silence.heardAt()).isEqualTo(NOW.minusSeconds(999)));
    }

    @ParameterizedTest(name = "prober heard {0} s ago, limit {1} s, listening for {2} s: {3}")
    @CsvSource({
        "60,  60, 3600, heard",
        "61,  60, 3600, silent",
        "61,  90, 3600, heard",
        "91,  90, 3600, silent",
        "500, 60, 60,   undecided",
        "-,   60, 301,  silent",
        "-,   60, 300,  undecided",
    })
    void shouldCallProbersSilentOnceOnePartitionIsNotChecked(String ago, int limit, int listening, String outcome) {
        // Given
        var one = new LastPortCheck(
                ago.equals("-") ? null : NOW.minusSeconds(Long.parseLong(ago)), Duration.ofSeconds(limit));
        var fresh = new LastPortCheck(NOW, MINUTE);

        // When
        var assessment = judge(moving(listening), List.of(), List.of(fresh, one, fresh));

        // Then
        assertThat(outcome(assessment, "fleet/probers/prober-silent")).isEqualTo(outcome);
    }

    @Test
    void shouldSayHowMuchIsNotChecked() {
        var over = new LastPortCheck(NOW.minusSeconds(400), MINUTE);
        var fresh = new LastPortCheck(NOW, MINUTE);
        assertThat(judge(moving(3600), List.of(), List.of(over, fresh, fresh)).silences())
                .singleElement()
                .satisfies(
                        silence -> assertThat(silence.detail())
                                .startsWith(
                                        "The ports of the domains in 1 of 3 partitions are not checked since 2026-01-01T11:53:20Z."));
        assertThat(judge(moving(3600), List.of(), List.of(over, over)).silences())
                .singleElement()
                .satisfies(silence -> assertThat(silence.detail()).startsWith("Ports are not checked since 2026"));
    }

    /** Who hears nothing can't tell who is silent: others' alerts neither begin nor end by it. */
    @Test
    void shouldSayNothingOfOthersWhileNothingIsReadFromKafka() {
        // When
        var stalled = new KafkaReadState(NOW.minusSeconds(31), Duration.ofSeconds(31), LONG_AGO, LIMIT);
        var assessment = judge(stalled, List.of(edge("edge-1", 999)), List.of(new LastPortCheck(LONG_AGO, MINUTE)));

        // Then
        assertThat(assessment.silences()).extracting(Silence::key).containsExactly("fleet/events/events-stalled");
        assertThat(assessment.judged()).containsExactly(SilenceKind.EVENTS_STALLED);
        assertThat(assessment.silences().get(0).heardAt()).isEqualTo(NOW.minusSeconds(31));
    }

    @Test
    void shouldJudgeNoneOfAKindThatIsNotKnownYet() {
        var assessment = judge(moving(3600), null, null);
        assertThat(assessment.silences()).isEmpty();
        assertThat(assessment.judged()).containsExactly(SilenceKind.EVENTS_STALLED);
    }

    @Test
    void shouldTellOfSoManyEdgesOnlyThoseThatWereHeardFirst() {
        // Given
        var edges = IntStream.range(0, SilenceRule.MAX_EDGES + 2)
                .mapToObj(number -> edge("edge-" + number, 100 + number))
                .toList();

        // When
        var assessment = judge(moving(3600), edges, List.of());

        // Then
        assertThat(assessment.silences()).hasSize(SilenceRule.MAX_EDGES);
        assertThat(assessment.undecided())
                .filteredOn(key -> key.endsWith("/edge-silent"))
                .containsExactlyInAnyOrder("edge/edge-0/edge-silent", "edge/edge-1/edge-silent");
    }

    /**
     * The topic got the offset 5 so many seconds before the report, which has the offset 4; the bound is 30 s. An edge whose alert fires has it until
     * it has all changes that are 15 s old.
     */
    @ParameterizedTest(name = "{0} s behind, reported {1} s ago, listening for {2} s: {3}")
    @CsvSource({
        "31,  0, 3600, silent",
        "30,  0, 3600, silent",
        "29,  0, 3600, undecided",
        "15,  0, 3600, undecided",
        "14,  0, 3600, heard",
        "29, 50, 3600, undecided",
        "31, 50, 3600, silent",
        "31, 61, 3600, undecided",
        "99,  0,   29, undecided",
        "99,  0,   30, silent",
    })
    void shouldCallAnEdgeLaggingThatReportsWithoutWhatItShouldHave(
            int behind, int heardAgo, int listening, String outcome) {
        // Given
        var report = edge("edge-1", heardAgo, Map.of(3, 4L));
        var change = report.heardAt().minusSeconds(behind);
        var since = NOW.minusSeconds(listening);

        // When
        var assessment = SilenceRule.judge(new SilenceRule.Heard(
                NOW,
                moving(3600),
                List.of(report),
                Set.of(),
                List.of(),
                MINUTE,
                LIMIT,
                time -> time.isBefore(since) ? null : Map.of(3, time.isBefore(change) ? 4L : 5L),
                Map.of("edge-1", report.heardAt().minusSeconds(5)),
                MINUTE));

        // Then
        assertThat(outcome(assessment, "edge/edge-1/edge-lagging")).isEqualTo(outcome);
    }

    /** Times in seconds. */
    @ParameterizedTest(name = "ready {0}, started {1} ago, snapshot {2}, lagging for {3}: {4}")
    @CsvSource({
        "true,  3600, false, 5, silent",
        "true,  3600, false, 4, undecided",
        "true,  3600, false, 0, undecided",
        "false, 3600, false, 5, undecided",
        "true,  3600, true,  5, undecided",
        "true,  29,   false, 5, undecided",
        "true,  30,   false, 5, silent",
    })
    void shouldCallAnEdgeLaggingByTwoReportsOnceItIsUnderWay(
            boolean ready, int startedAgo, boolean servesSnapshot, int laggingFor, String outcome) {
        // Given
        var status = new EdgeStatus(
                "edge-1",
                NOW.minusSeconds(startedAgo),
                NOW,
                ready,
                1,
                Map.of(),
                0,
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                servesSnapshot ? LONG_AGO : null);

        // When
        var assessment = SilenceRule.judge(new SilenceRule.Heard(
                NOW,
                moving(3600),
                List.of(new EdgeReport(status, NOW)),
                Set.of(),
                List.of(),
                MINUTE,
                LIMIT,
                time -> Map.of(3, 5L),
                laggingFor == 0 ? Map.of() : Map.of("edge-1", NOW.minusSeconds(laggingFor)),
                MINUTE));

        // Then
        assertThat(outcome(assessment, "edge/edge-1/edge-lagging")).isEqualTo(outcome);
    }

    @Test
    void shouldNotCallAnEdgeLaggingWhileKafkaIsSilent() {
        // Given
        var stalled = new KafkaReadState(NOW.minusSeconds(31), Duration.ofSeconds(31), LONG_AGO, LIMIT);

        // When
        var assessment = SilenceRule.judge(new SilenceRule.Heard(
                NOW,
                stalled,
                List.of(edge("edge-1", 0, Map.of())),
                Set.of(),
                List.of(),
                MINUTE,
                LIMIT,
                time -> Map.of(3, 5L),
                Map.of(),
                MINUTE));

        // Then
        assertThat(assessment.judged()).containsExactly(SilenceKind.EVENTS_STALLED);
        assertThat(assessment.silences()).extracting(Silence::kind).containsExactly(SilenceKind.EVENTS_STALLED);
    }

    private static String outcome(SilenceAssessment assessment, String key) {
        if (assessment.silences().stream().anyMatch(silence -> silence.key().equals(key))) {
            return "silent";
        }
        return assessment.undecided().contains(key) ? "undecided" : "heard";
    }

    private static SilenceAssessment judge(
            KafkaReadState reading, @Nullable List<EdgeReport> edges, @Nullable List<LastPortCheck> checks) {
        return judge(reading, edges, Set.of(), checks);
    }

    private static SilenceAssessment judge(
            KafkaReadState reading,
            @Nullable List<EdgeReport> edges,
            Set<String> listed,
            @Nullable List<LastPortCheck> checks) {
        return SilenceRule.judge(new SilenceRule.Heard(
                NOW, reading, edges, listed, checks, MINUTE, LIMIT, time -> Map.of(), Map.of(), MINUTE));
    }

    private static KafkaReadState moving(int forSeconds) {
        return new KafkaReadState(NOW, Duration.ZERO, NOW.minusSeconds(forSeconds), LIMIT);
    }

    private static EdgeReport edge(String id, int heardAgo) {
        return edge(id, heardAgo, Map.of());
    }

    private static EdgeReport edge(String id, int heardAgo, Map<Integer, Long> applied) {
        var at = NOW.minusSeconds(heardAgo);
        var status = new EdgeStatus(
                id,
                LONG_AGO,
                at,
                true,
                1,
                applied,
                0,
                Collections.emptyList(),
                Map.of(),
                Map.of(),
                Collections.emptyList(),
                null);
        return new EdgeReport(status, at);
    }
}
