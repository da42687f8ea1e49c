package dev.backsource.config.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueNoticesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration REPEAT = Duration.ofHours(4);

    /** Times are minutes before now; "-" is none. */
    @ParameterizedTest(name = "present {0} since {1}, told {2} of {3}: {4}")
    @CsvSource({
        "FIRING,   5,  -,        -,  FIRING", // it began
        "RESOLVED, 5,  -,        -,  -", // it ended before it was told
        "FIRING,   5,  FIRING,   5,  -", // known already
        "RESOLVED, 5,  FIRING,   5,  RESOLVED", // it ended
        "RESOLVED, 5,  RESOLVED, 5,  -", // known already
        "FIRING,   5,  RESOLVED, 5,  -", // read late
        "FIRING,   9,  FIRING,   5,  -", // read late
        "RESOLVED, 9,  FIRING,   5,  -", // read late
        "FIRING,   2,  RESOLVED, 5,  FIRING", // it began again
        "FIRING,   2,  FIRING,   5,  RESOLVED", // it ended and began again unseen; its beginning follows
        "RESOLVED, 2,  FIRING,   5,  RESOLVED", // likewise, and ended
        "-,        -,  FIRING,   5,  RESOLVED", // its domain was removed
        "-,        -,  RESOLVED, 5,  -",
    })
    void shouldOnlyGoForward(String status, String since, String told, String toldSince, String expected) {
        // When
        var due = DueNotices.of(
                complete(status.equals("-") ? List.of() : List.of(alert(status, since))),
                notice -> true,
                told.equals("-")
                        ? Map.of()
                        : told(alert(told, toldSince), NOW.minusSeconds(status.equals("-") ? 61 : 60)),
                null,
                notice -> false,
                NOW);

        // Then
        assertThat(due.stream().map(notice -> notice.status().name()).collect(Collectors.joining()))
                .isEqualTo(expected.equals("-") ? "" : expected);
    }

    @Test
    void shouldNotEndAnAlertThatMayNotHaveBeenRead() {
        // Given
        var known = told(alert("FIRING", "5"), NOW.minusSeconds(120));
        var young = told(alert("FIRING", "5"), NOW.minusSeconds(60));

        // Then
        assertThat(due(new AlertSnapshot(List.of(), true, false), known)).isEmpty();
        assertThat(due(complete(List.of()), young)).isEmpty();
    }

    @Test
    void shouldTellNothingBeforeAllAlertsAreRead() {
        // Given
        var ended = alert("RESOLVED", "5");
        var unread = new AlertSnapshot(List.of(alert("FIRING", "4000"), ended), false, false);

        // Then
        assertThat(due(unread, Map.of())).isEmpty();
        assertThat(due(unread, told(alert("FIRING", "5"), NOW.minusSeconds(3600))))
                .isEmpty();
    }

    /** As when clocks disagree, or a receiver wants again what it no longer wanted. */
    @ParameterizedTest(name = "present {0} since {1}, told {2} of {3}: {4}")
    @CsvSource({
        "FIRING,   5,  RESOLVED, 5,  FIRING",
        "FIRING,   9,  RESOLVED, 5,  FIRING",
        "FIRING,   5,  RESOLVED, -5, FIRING",
        "RESOLVED, 9,  FIRING,   5,  RESOLVED",
        "RESOLVED, 5,  FIRING,   -5, RESOLVED",
        "FIRING,   9,  FIRING,   5,  -",
        "FIRING,   5,  FIRING,   -5, -",
    })
    void shouldFollowWhatOutlastsAMinute(String status, String since, String told, String toldSince, String expected) {
        // Given
        var present = List.of(alert(status, since));
        var known = told(alert(told, toldSince), NOW.minusSeconds(61));

        // Then
        assertThat(due(complete(present), known))
                .extracting(notice -> notice.status().name())
                .isEqualTo(expected.equals("-") ? List.of() : List.of(expected));
        assertThat(due(new AlertSnapshot(present, true, false), known)).isEmpty();
    }

    @Test
    void shouldTellOfAnEndBeforeTheNextBeginning() {
        // Given
        var again = notice("www.example.com", "FIRING", NOW.minusSeconds(120), "192.0.2.2");
        var known = told(alert("FIRING", "5"), NOW.minusSeconds(30));

        // When
        var first = due(complete(List.of(again)), known);
        var second = due(complete(List.of(again)), told(first.get(0), NOW));

        // Then
        assertThat(first).extracting(AlertNotice::status).containsExactly(AlertStatus.RESOLVED);
        assertThat(first).extracting(AlertNotice::origin).containsExactly("192.0.2.1");
        assertThat(first).extracting(AlertNotice::endedAt).containsExactly(NOW.minusSeconds(120));
        assertThat(second).containsExactly(again);
    }

    @Test
    void shouldEndWhatIsNoLongerForTheReceiverAndTellOfItAgain() {
        // Given
        var alert = alert("FIRING", "5");
        var known = told(alert, NOW.minusSeconds(61));

        // When
        var unwanted = unwanted(alert, known);
        var again = due(complete(List.of(alert)), told(unwanted.get(0), NOW.minusSeconds(61)));

        // Then
        assertThat(unwanted).extracting(AlertNotice::status).containsExactly(AlertStatus.RESOLVED);
        assertThat(again).containsExactly(alert);
    }

    /** The present words and times may be those of another team's domain. */
    @ParameterizedTest(name = "present {0} since {1}")
    @CsvSource({"FIRING, 5", "RESOLVED, 5", "FIRING, 2", "RESOLVED, 2"})
    void shouldTakeNothingFromAnAlertThatIsNotForTheReceiver(String status, String since) {
        // Given
        var told = alert("FIRING", "5");
        var present = alert(status, since);
        var ofAnotherTeam = new AlertNotice(
                present.key(),
                present.kind(),
                present.status(),
                present.severity(),
                present.domain(),
                null,
                "another",
                "192.0.2.2",
                "Port 8443 is closed.",
                present.startedAt(),
                present.endedAt());

        // When
        var due = unwanted(ofAnotherTeam, told(told, NOW.minusSeconds(30)));

        // Then
        assertThat(due).containsExactly(told.resolved(NOW, "This receiver is no longer told of the alert."));
    }

    @Test
    void shouldNotEndForAnAlertThatWasReadLate() {
        // Given
        var told = alert("FIRING", "5");

        // Then
        assertThat(unwanted(alert("RESOLVED", "9"), told(told, NOW.minusSeconds(60))))
                .isEmpty();
        assertThat(unwanted(alert("RESOLVED", "9"), told(told, NOW.minusSeconds(61))))
                .hasSize(1);
    }

    @ParameterizedTest(name = "told {0} min ago, acknowledged {1}: {2}")
    @CsvSource({"240, false, 1", "239, false, 0", "240, true, 0"})
    void shouldRepeatWhatFiresAndNobodyHasAcknowledged(long ago, boolean muted, int times) {
        // Given
        var alert = alert("FIRING", "600");

        // When
        var due = DueNotices.of(
                complete(List.of(alert)),
                notice -> true,
                told(alert, NOW.minus(Duration.ofMinutes(ago))),
                REPEAT,
                notice -> muted,
                NOW);

        // Then
        assertThat(due).hasSize(times);
    }

    @Test
    void shouldEndAnAlertUnderTheOriginThatWasTold() {
        // Given
        var known = told(alert("FIRING", "5"), NOW);
        var moved = notice("www.example.com", "RESOLVED", NOW.minusSeconds(300), "192.0.2.2");

        // When
        var due = due(complete(List.of(moved)), known);

        // Then
        assertThat(due).extracting(AlertNotice::origin).containsExactly("192.0.2.1");
        assertThat(due).extracting(AlertNotice::status).containsExactly(AlertStatus.RESOLVED);
    }

    @Test
    void shouldTellOfNoMoreThanTheMost() {
        // Given
        var many = IntStream.range(0, DueNotices.MOST_FIRING + 1)
                .mapToObj(number -> notice("d" + number + ".example.com", "FIRING", NOW, "192.0.2.1"))
                .toList();

        // Then
        assertThat(due(complete(many), Map.of())).hasSize(DueNotices.MOST_FIRING);
    }

    private static List<AlertNotice> due(AlertSnapshot present, Map<String, ToldAlert> told) {
        return DueNotices.of(present, notice -> true, told, null, notice -> false, NOW);
    }

    private static List<AlertNotice> unwanted(AlertNotice present, Map<String, ToldAlert> told) {
        return DueNotices.of(complete(List.of(present)), notice -> false, told, null, notice -> false, NOW);
    }

    private static AlertSnapshot complete(List<AlertNotice> alerts) {
        return new AlertSnapshot(alerts, true, true);
    }

    private static AlertNotice alert(String status, String minutes) {
        return notice("www.example.com", status, NOW.minus(Duration.ofMinutes(Long.parseLong(minutes))), "192.0.2.1");
    }

    private static AlertNotice notice(String domain, String status, Instant since, @Nullable String origin) {
        return new AlertNotice(
                domain + "/origin-port-closed",
                "origin-port-closed",
                AlertStatus.valueOf(status),
                Severity.ERROR,
                domain,
                null,
                null,
                origin,
                "Port 443 is closed.",
                since,
                status.equals("RESOLVED") ? since.plusSeconds(30) : null);
    }

    private static Map<String, ToldAlert> told(AlertNotice notice, Instant at) {
        return Map.of(notice.key(), new ToldAlert(notice, at));
    }
}
