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
        "FIRING,   2,  FIRING,   5,  FIRING", // it ended and began again unseen
        "RESOLVED, 2,  FIRING,   5,  RESOLVED", // likewise, and ended
        "-,        -,  FIRING,   5,  RESOLVED", // its domain was removed
        "-,        -,  RESOLVED, 5,  -",
    })
    void shouldOnlyGoForward(String status, String since, String told, String toldSince, String expected) {
        // When
        var due = DueNotices.of(
                status.equals("-") ? List.of() : List.of(alert(status, since)),
                true,
                told.equals("-") ? Map.of() : told(alert(told, toldSince), NOW.minusSeconds(120)),
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
        assertThat(DueNotices.of(List.of(), false, known, null, notice -> false, NOW))
                .isEmpty();
        assertThat(DueNotices.of(List.of(), true, young, null, notice -> false, NOW))
                .isEmpty();
    }

    @ParameterizedTest(name = "told {0} min ago, acknowledged {1}: {2}")
    @CsvSource({"240, false, 1", "239, false, 0", "240, true, 0"})
    void shouldRepeatWhatFiresAndNobodyHasAcknowledged(long ago, boolean muted, int times) {
        // Given
        var alert = alert("FIRING", "600");

        // When
        var due = DueNotices.of(
                List.of(alert), true, told(alert, NOW.minus(Duration.ofMinutes(ago))), REPEAT, notice -> muted, NOW);

        // Then
        assertThat(due).hasSize(times);
    }

    @Test
    void shouldEndAnAlertUnderTheOriginThatWasTold() {
        // Given
        var known = told(alert("FIRING", "5"), NOW);
        var moved = notice("www.example.com", "RESOLVED", NOW.minusSeconds(300), "192.0.2.2");

        // When
        var due = DueNotices.of(List.of(moved), true, known, null, notice -> false, NOW);

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
        assertThat(DueNotices.of(many, true, Map.of(), null, notice -> false, NOW))
                .hasSize(DueNotices.MOST_FIRING);
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
