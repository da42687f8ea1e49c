package dev.backsource.health.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultStateTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Place AT = new Place(new OriginAddress("192.0.2.1"), null, null);

    /** Verdicts: l a loop, o another loop, c clean, u unknown. */
    @ParameterizedTest(name = "after {0}: {1}, pending {2}")
    @CsvSource({
        "'',    none, false",
        "l,     none, true",
        "ll,    l,    false",
        "lo,    o,    false",
        "lul,   l,    false",
        "lc,    none, false",
        "lcl,   none, true",
        "llo,   l,    false",
        "lloo,  l,    false",
        "llu,   l,    false",
        "lluuuu, l,   false",
        "llc,   l,    true",
        "llcu,  l,    true",
        "llcl,  l,    false",
        "llclc, l,    true",
        "llcc,  none, false",
        "llcuc, none, false",
        "uuuu,  none, false",
    })
    void shouldChangeAfterTwoVerdictsInARow(String verdicts, String loop, boolean isPending) {
        // Given
        var state = FaultState.NONE;

        // When
        for (var i = 0; i < verdicts.length(); i++) {
            state = state.after(verdict(verdicts.charAt(i)), NOW.plusSeconds(i));
        }

        // Then
        assertThat(state.confirmed())
                .isEqualTo(loop.equals("none") ? null : loop(loop.charAt(0)).measured());
        assertThat(state.isPending()).isEqualTo(isPending);
    }

    @Test
    void shouldReplaceTheEvidenceOfALoopAfterAChangeOfTheDomain() {
        // Given
        var state = FaultState.NONE.after(verdict('l'), NOW).after(verdict('l'), NOW.plusSeconds(5));

        // When
        var stale = state.stale().after(FaultVerdict.UNKNOWN, NOW.plusSeconds(6));
        var measured = stale.after(verdict('o'), NOW.plusSeconds(7));

        // Then
        assertThat(stale.confirmed()).isEqualTo(loop('l').measured());
        assertThat(stale.keepsNext()).isTrue();
        assertThat(measured.confirmed()).isEqualTo(loop('o').measured());
        assertThat(measured.since()).isEqualTo(NOW);
        assertThat(measured.measuredAt()).isEqualTo(NOW.plusSeconds(7));
        assertThat(measured.keepsNext()).isFalse();
        assertThat(FaultState.NONE.after(verdict('l'), NOW).stale()).isEqualTo(FaultState.NONE);
    }

    @Test
    void shouldRenewTheTimeOfALastingFaultEveryHalfAnHour() {
        // Given
        var state = FaultState.NONE.after(verdict('l'), NOW).after(verdict('l'), NOW);

        // When
        var before = state.after(verdict('o'), NOW.plus(Finding.RENEWED_AFTER).minusSeconds(1));
        var after = before.after(verdict('o'), NOW.plus(Finding.RENEWED_AFTER));

        // Then
        assertThat(before.tellsSameAs(state)).isTrue();
        assertThat(after.tellsSameAs(state)).isFalse();
        assertThat(after.measuredAt()).isEqualTo(NOW.plus(Finding.RENEWED_AFTER));
        assertThat(after.confirmed()).isEqualTo(state.confirmed());
    }

    @Test
    void shouldKeepItsTimesOverARestart() {
        // Given
        var state = FaultState.NONE.after(verdict('l'), NOW).after(verdict('l'), NOW.plusSeconds(5));

        // When
        var finding = state.finding(AT);

        // Then
        assertThat(finding).isNotNull();
        assertThat(finding.since()).isEqualTo(NOW);
        assertThat(finding.measuredAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(finding.confidence()).isEqualTo(Confidence.REPEATED);
        assertThat(FaultState.restored(finding)).isEqualTo(state);
        assertThat(FaultState.NONE.finding(AT)).isNull();
    }

    private static FaultVerdict verdict(char kind) {
        return switch (kind) {
            case 'u' -> FaultVerdict.UNKNOWN;
            case 'c' -> FaultVerdict.NONE;
            default -> new FaultVerdict(true, List.of(loop(kind)));
        };
    }

    private static Found loop(char path) {
        var url = "http://www.example.com/" + path;
        return Found.of(
                FindingKind.REDIRECT_LOOP,
                AT,
                new RedirectLoop(
                        List.of(Scheme.HTTP),
                        List.of(new RedirectLoop.Step(url, Scheme.HTTP, 80, 301, url)),
                        List.of(),
                        List.of(),
                        "x-forwarded-proto"));
    }
}
