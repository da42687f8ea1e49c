package dev.backsource.health.probe;

import static dev.backsource.policy.event.PortState.CLOSED;
import static dev.backsource.policy.event.PortState.OPEN;
import static dev.backsource.policy.event.PortState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.TlsVerdict;
import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.CipherMismatch;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.ForeignCertificate;
import dev.backsource.policy.finding.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortVerdictTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(6));
    private static final Thresholds THRESHOLDS = new Thresholds(2, 3, Duration.ofSeconds(60));

    /** One letter per probe, a second apart: o open, c closed, p prohibited, u unresolved, s skipped. */
    @ParameterizedTest(name = "{0} then {1} is {2} since second {3}")
    @CsvSource({
        "UNKNOWN, o,       UNKNOWN, 0",
        "UNKNOWN, oo,      OPEN,    2",
        "UNKNOWN, cc,      UNKNOWN, 0",
        "UNKNOWN, ccc,     CLOSED,  3",
        "UNKNOWN, ccocc,   UNKNOWN, 0",
        "UNKNOWN, uuuuu,   UNKNOWN, 0",
        "UNKNOWN, uuuoo,   OPEN,    5",
        "OPEN,    cc,      OPEN,    0",
        "OPEN,    ccocc,   OPEN,    0",
        "OPEN,    ccc,     CLOSED,  3",
        "OPEN,    uu,      OPEN,    0",
        "OPEN,    uuu,     UNKNOWN, 3",
        "OPEN,    ucu,     UNKNOWN, 3",
        "OPEN,    cucuuu,  UNKNOWN, 6",
        "OPEN,    ucc,     CLOSED,  3",
        "OPEN,    ucouc,   OPEN,    0",
        "CLOSED,  ucucuc,  CLOSED,  0",
        "OPEN,    ccsc,    CLOSED,  4",
        "CLOSED,  o,       CLOSED,  0",
        "CLOSED,  oco,     CLOSED,  0",
        "CLOSED,  oo,      OPEN,    2",
        "CLOSED,  ccccc,   CLOSED,  0",
        "CLOSED,  oocccoo, OPEN,    7",
        "UNKNOWN, p,       PROHIBITED, 1",
        "OPEN,    p,       PROHIBITED, 1",
        "PROHIBITED, po,   PROHIBITED, 0",
        "PROHIBITED, poo,  OPEN,    3",
        "PROHIBITED, ccc,  CLOSED,  3"
    })
    void shouldChangeStateOnlyAfterEnoughInARow(PortState from, String probes, PortState to, int since) {
        // Given
        var verdict = PortVerdict.restored(from, START, "as before", null, null, START);

        // When
        var now = START;
        for (var probe : probes.toCharArray()) {
            now = now.plusSeconds(1);
            verdict = verdict.after(outcome(probe), THRESHOLDS, now);
        }

        // Then
        assertThat(verdict.state()).isEqualTo(to);
        assertThat(verdict.since()).isEqualTo(START.plusSeconds(since));
    }

    @Test
    void shouldKeepTheStateOfAnOverloadedProberUntilItIsStale() {
        // Given
        var open = PortVerdict.restored(OPEN, START, "connection accepted", null, null, START);

        // When
        var before = open.after(Outcome.skipped("overloaded"), THRESHOLDS, START.plusSeconds(59));
        var after = before.after(Outcome.skipped("overloaded"), THRESHOLDS, START.plusSeconds(60));

        // Then
        assertThat(before).isEqualTo(open);
        assertThat(after.state()).isEqualTo(UNKNOWN);
        assertThat(after.reason()).isEqualTo("overloaded");
        assertThat(after.since()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void shouldTellTheLatestReasonOfOneCauseWithoutChangingSince() {
        // Given
        var closed = PortVerdict.restored(CLOSED, START, "TLS handshake failed: timed out", null, null, START);

        // When
        var next = closed.after(
                Outcome.closed("TLS handshake failed: connection closed"), THRESHOLDS, START.plusSeconds(5));

        // Then
        assertThat(next.reason()).isEqualTo("TLS handshake failed: connection closed");
        assertThat(next.since()).isEqualTo(START);
        assertThat(next.tellsSameAs(closed)).isFalse();
    }

    /** One letter per probe: r refused, t timed out. Causes that take turns, as of two addresses, are no news at each turn. */
    @ParameterizedTest(name = "timed out, then {0}: {1}")
    @CsvSource({
        "r,        timed out",
        "rr,       timed out",
        "rrr,      refused",
        "rtrtrtrt, timed out",
        "rrtrr,    timed out",
        "rrtrrr,   refused",
        "rrrt,     refused",
        "rrrttt,   timed out"
    })
    void shouldTellAnotherCauseOnlyAfterEnoughInARow(String probes, String cause) {
        // Given
        var verdict = PortVerdict.restored(CLOSED, START, "connection timed out", null, null, START);

        // When
        for (var probe : probes.toCharArray()) {
            var found = probe == 'r' ? "connection refused" : "connection timed out";
            verdict = verdict.after(Outcome.closed(found), THRESHOLDS, START);
        }

        // Then
        assertThat(verdict.reason()).isEqualTo("connection " + cause);
        assertThat(verdict.since()).isEqualTo(START);
    }

    @Test
    void shouldKeepTheEvidenceOfServersThatTakeTurnsUntilItIsNoLongerMeasured() {
        // Given
        var one = foreign("one.example.net");
        var other = foreign("other.example.net");
        var closed = PortVerdict.restored(CLOSED, START, one.reason(), null, null, START)
                .after(one, THRESHOLDS, START.plusSeconds(1));

        // When
        var inTurn = closed;
        for (var second = 2; second < 300; second++) {
            inTurn = inTurn.after(second % 2 == 0 ? other : one, THRESHOLDS, START.plusSeconds(second));
        }
        var replaced = closed.after(other, THRESHOLDS, START.plusSeconds(61));

        // Then
        assertThat(inTurn.tellsSameAs(closed)).isTrue();
        assertThat(replaced.tellsSameAs(closed)).isFalse();
        assertThat(replaced.failure().measured()).isEqualTo(other.measured());
        assertThat(replaced.since()).isEqualTo(START);
    }

    @Test
    void shouldKeepTheReasonOfServersThatTakeTurns() {
        // Given
        var one = cipher("TLS_RSA_WITH_AES_128_CBC_SHA");
        var other = cipher("TLS_RSA_WITH_3DES_EDE_CBC_SHA");
        var closed = PortVerdict.restored(CLOSED, START, one.reason(), null, null, START)
                .after(one, THRESHOLDS, START.plusSeconds(1));

        // When
        var inTurn = closed.after(other, THRESHOLDS, START.plusSeconds(2));
        var replaced = closed.after(other, THRESHOLDS, START.plusSeconds(61));

        // Then
        assertThat(inTurn.reason()).isEqualTo(one.reason());
        assertThat(inTurn.tellsSameAs(closed)).isTrue();
        assertThat(replaced.reason()).isEqualTo(other.reason()).isNotEqualTo(one.reason());
    }

    /**
     * One letter per probe, each ten minutes after the other: e an expiring certificate, d the same within a day, f another with the same end, l one
     * that expires later, o a good one, c closed, s skipped.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "e,                e",
        "eo,               e",
        "eoeoeoeoeoeoeoeo, e",
        "eooooooooooo,     e",
        "eoooooooooooo,    -",
        "eccccccccccccccco, e",
        "eooooocooooocoo,  -",
        "elllllclllllcl,   e",
        "elllllclllllcll,  l",
        "eooooosssssooooooo,  e",
        "eooooosssssoooooooo, -",
        "ed,               d",
        "ede,              d",
        "ef,               e",
        "fe,               f",
        "efffffffffff,     e",
        "effffffffffff,    f",
        "le,               e",
        "el,               e",
        "ellllllllllll,    l",
        "o,                -"
    })
    void shouldHoldAnExpiringCertificateWhileSomeAddressShowsIt(String probes, char warning) {
        // When
        var verdict = PortVerdict.unprobed(START);
        var now = START;
        for (var probe : probes.toCharArray()) {
            verdict = verdict.after(expiring(probe), THRESHOLDS, now);
            now = now.plus(Duration.ofMinutes(10));
        }

        // Then
        var held = verdict.warning();
        assertThat(held == null ? null : held.measured())
                .isEqualTo(warning == '-' ? null : expiring(warning).measured());
    }

    @Test
    void shouldHoldAnExpiredCertificateUntilThePortIsClosedForIt() {
        // Given
        var verdict = PortVerdict.unprobed(START)
                .after(expiring('e'), THRESHOLDS, START)
                .after(expiring('e'), THRESHOLDS, END.minusSeconds(1));

        // When
        var once = verdict.after(outcome('c'), THRESHOLDS, END.plusSeconds(1));
        var twice = once.after(outcome('c'), THRESHOLDS, END.plusSeconds(2));
        var closed = twice.after(outcome('c'), THRESHOLDS, END.plusSeconds(3));

        // Then
        assertThat(twice.state()).isEqualTo(OPEN);
        assertThat(twice.warning()).isNotNull();
        assertThat(closed.state()).isEqualTo(CLOSED);
        assertThat(closed.warning()).isNull();
    }

    @Test
    void shouldHoldTheRefusalThatComesWithTheEndOfAnExceptionWithoutNewsAtEachProbe() {
        // Given
        var refused = new Outcome(
                Outcome.Kind.OPEN,
                "open",
                TlsVerdict.ACCEPTED,
                Measurement.of(FindingKind.CERTIFICATE_REFUSED_LATER, FindingKind.CERTIFICATE_REFUSED_LATER.example()));

        // When
        var first = PortVerdict.unprobed(START).after(refused, THRESHOLDS, START);
        var later = first.after(refused, THRESHOLDS, START.plusSeconds(5));

        // Then
        assertThat(Observed.isSame(first.warning(), later.warning())).isTrue();
        assertThat(later.after(outcome('o'), THRESHOLDS, START.plusSeconds(10)).warning())
                .isEqualTo(later.warning());
        var held = Duration.ofHours(2).plusSeconds(5);
        assertThat(later.after(outcome('o'), THRESHOLDS, START.plus(held)).warning())
                .isNull();
    }

    private static Outcome cipher(String suite) {
        return Outcome.closed(Measurement.of(FindingKind.TLS_CIPHER, new CipherMismatch("TLSv1.2", suite)));
    }

    private static Outcome foreign(String name) {
        return Outcome.closed(Measurement.of(
                FindingKind.CERTIFICATE_NAME, new ForeignCertificate(List.of(name), 0, "www.example.com", null)));
    }

    private static Outcome expiring(char letter) {
        return switch (letter) {
            case 'e' -> expiring("e", END, 7);
            case 'd' -> expiring("e", END, 1);
            case 'f' -> expiring("f", END, 7);
            case 'l' -> expiring("l", END.plusSeconds(1), 7);
            default -> outcome(letter);
        };
    }

    private static Outcome expiring(String serial, Instant end, int withinDays) {
        return new Outcome(
                Outcome.Kind.OPEN,
                "open",
                TlsVerdict.ACCEPTED,
                Measurement.of(
                        FindingKind.CERTIFICATE_EXPIRING,
                        new CertificateExpiring("CN=www.example.com", serial, end, withinDays)));
    }

    @Test
    void shouldTakeFromAnotherDomainWhatNoProbeOfThisRunHasShown() {
        // Given
        var warning = Observed.first(expiring('e').measured(), START);
        var open = PortVerdict.restored(OPEN, START, "open", null, null, START);
        var known = PortVerdict.restored(CLOSED, START, "closed", null, warning, START);
        var warned = PortVerdict.warned(warning, START);
        var probed = open.after(outcome('o'), THRESHOLDS, START);

        // When, Then
        assertThat(PortVerdict.unprobed(START).completedBy(known)).isEqualTo(known);
        assertThat(open.completedBy(known)).isEqualTo(PortVerdict.restored(OPEN, START, "open", null, warning, START));
        assertThat(warned.completedBy(open)).isEqualTo(PortVerdict.restored(OPEN, START, "open", null, warning, START));
        assertThat(probed.completedBy(known)).isEqualTo(probed);
    }

    @Test
    void shouldBePendingUntilThereIsAVerdictOrTheNameIsKnownNotToResolve() {
        // Given
        var unprobed = PortVerdict.unprobed(START);

        // When
        var onceUnresolved = unprobed.after(outcome('u'), THRESHOLDS, START);
        var unresolved = onceUnresolved.after(outcome('u'), THRESHOLDS, START).after(outcome('u'), THRESHOLDS, START);
        var opened = unprobed.after(outcome('o'), THRESHOLDS, START).after(outcome('o'), THRESHOLDS, START);

        // Then
        assertThat(unprobed.isPending(THRESHOLDS)).isTrue();
        assertThat(onceUnresolved.isPending(THRESHOLDS)).isTrue();
        assertThat(onceUnresolved.reason()).isEqualTo("unresolved");
        assertThat(unresolved.isPending(THRESHOLDS)).isFalse();
        assertThat(opened.isPending(THRESHOLDS)).isFalse();
    }

    @Test
    void shouldDoubtAnOpenPortWhoseLatestProbeFailed() {
        var opened = PortVerdict.unprobed(START)
                .after(outcome('o'), THRESHOLDS, START)
                .after(outcome('o'), THRESHOLDS, START);
        var failed = opened.after(outcome('c'), THRESHOLDS, START);
        var closed = failed.after(outcome('c'), THRESHOLDS, START).after(outcome('c'), THRESHOLDS, START);

        assertThat(opened.isDoubted()).isFalse();
        assertThat(failed.isDoubted()).isTrue();
        assertThat(opened.after(outcome('u'), THRESHOLDS, START).isDoubted()).isTrue();
        assertThat(failed.after(outcome('o'), THRESHOLDS, START).isDoubted()).isFalse();
        assertThat(closed.state()).isEqualTo(PortState.CLOSED);
        assertThat(closed.after(outcome('o'), THRESHOLDS, START).isDoubted()).isFalse();
    }

    static Outcome outcome(char letter) {
        return switch (letter) {
            case 'o' -> Outcome.open("open");
            case 'c' -> Outcome.closed("closed");
            case 'p' -> Outcome.prohibited("prohibited");
            case 'u' -> Outcome.unresolved("unresolved");
            default -> Outcome.skipped("skipped");
        };
    }
}
