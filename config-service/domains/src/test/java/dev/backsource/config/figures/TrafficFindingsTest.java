package dev.backsource.config.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.figures.TrafficFindings.Merged;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.DomainFindings;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.ConnectionTimedOut;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.finding.Source;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrafficFindingsTest {
    private static final Instant START = Instant.parse("2026-11-30T10:00:00Z");
    private static final Place HTTPS = new Place(OriginAddress.parse("192.0.2.1"), 443, Scheme.HTTPS);
    private static final String DOMAIN = "www.example.com";

    private final TrafficFindings findings = new TrafficFindings();

    @Test
    void shouldShowTheSameFindingOfSeveralEdgesOnce() {
        // When
        take("edge-2", 10, 0, timedOut(5, 9, Confidence.ONCE));
        take("edge-1", 11, 0, timedOut(2, 8, Confidence.REPEATED));
        take("edge-3", 12, 0, refused(3, 3));

        // Then
        var found = present(12);
        assertThat(found)
                .extracting(each -> each.finding().kind().code())
                .containsExactly("connection-refused", "connection-timed-out");
        var merged = found.get(1);
        assertThat(merged.edges()).containsExactly("edge-1", "edge-2");
        assertThat(merged.finding().measuredBy()).isEqualTo("edge-2");
        assertThat(merged.finding().source()).isEqualTo(Source.EDGE);
        assertThat(merged.finding().since()).isEqualTo(START.plusSeconds(2));
        assertThat(merged.finding().measuredAt()).isEqualTo(START.plusSeconds(9));
        assertThat(merged.finding().confidence()).isEqualTo(Confidence.REPEATED);
    }

    @Test
    void shouldEndAFindingThatTheEdgeNoLongerReports() {
        // Given
        take("edge-1", 10, 0, refused(1, 9));

        // When
        take("edge-1", 20, 0);

        // Then
        assertThat(present(20)).isEmpty();
    }

    @Test
    void shouldKeepAFindingThatWaitsForItsTurnUntilReportsAreComplete() {
        // Given
        take("edge-1", 10, 3, refused(1, 9), timedOut(1, 9, Confidence.ONCE));

        // When: a turn of more than ten minutes
        IntStream.rangeClosed(2, 70)
                .forEach(i -> findings.take(report("edge-1", 10 * i, 3, List.of(), 10), at(10 * i)));
        var waiting = present(700);
        findings.take(report("edge-1", 710, 3, List.of(), 20), at(710));
        var turned = present(710);
        take("edge-1", 720, 3, refused(1, 9));

        // Then
        assertThat(waiting).hasSize(2);
        assertThat(turned).isEmpty();
        assertThat(present(720)).hasSize(1);
    }

    @Test
    void shouldReadReportsThatDoNotSayFromWhenOnTheyAreComplete() {
        // When
        take("edge-1", 10, 3, refused(1, 9));
        take("edge-1", 20, 3);
        var leftOut = present(20);
        take("edge-1", 30, 0);

        // Then
        assertThat(leftOut).hasSize(1);
        assertThat(present(30)).isEmpty();
    }

    @Test
    void shouldForgetTheFindingsOfASilentEdge() {
        // Given
        take("edge-1", 10, 0, refused(1, 9));
        take("edge-2", 20, 0, refused(1, 9));

        // Then
        assertThat(present(70).get(0).edges()).containsExactly("edge-1", "edge-2");
        assertThat(present(71).get(0).edges()).containsExactly("edge-2");
        assertThat(present(81)).isEmpty();
    }

    @Test
    void shouldShowANewTeamWhatWasMeasuredSinceItHasTheDomain() {
        // Given
        take("edge-1", 30, 0, refused(1, 9), timedOut(5, 25, Confidence.ONCE));

        // When
        var found = findings.of(DOMAIN, START.plusSeconds(20), at(30));

        // Then
        assertThat(found).singleElement().satisfies(each -> {
            assertThat(each.finding().kind()).isSameAs(FindingKind.CONNECTION_TIMED_OUT);
            assertThat(each.finding().since()).isEqualTo(START.plusSeconds(20));
        });
    }

    @Test
    void shouldTellTheAgeOfAMeasurementByTheEdgesOwnClock() {
        // When: a clock that is 120 s ahead, in two reports, and one that is 5 s behind
        findings.take(report("edge-1", 130, 0, found(refused(121, 128)), null), at(10));
        var first = present(10).get(0).finding();
        findings.take(report("edge-1", 190, 0, found(refused(121, 128)), null), at(70));
        var later = present(70).get(0).finding();
        findings.take(report("edge-2", 70, 0, found(timedOut(60, 65, Confidence.ONCE)), null), at(75));

        // Then
        assertThat(List.of(first, later)).extracting(Finding::measuredAt).containsOnly(at(8));
        assertThat(later.since()).isEqualTo(at(1));
        assertThat(findings.of(DOMAIN, at(69), at(75)))
                .extracting(found -> found.finding().measuredAt())
                .containsExactly(at(70));
    }

    @Test
    void shouldTellTheOldestStoredRedirectOfALoopByTheEdgesOwnClocks() {
        // When: a clock that is 120 s ahead, and an edge that measures last and has fetched its redirects later
        findings.take(report("edge-1", 180, 0, found(loop(124, 178)), null), at(60));
        findings.take(report("edge-2", 70, 0, found(loop(40, 69)), null), at(70));

        // Then
        var evidence = present(70).get(0).finding().evidence();
        assertThat(((RedirectLoop) evidence).storedAt()).isEqualTo(at(4));
    }

    @Test
    void shouldTrustNoMeasurementAfterItsReport() {
        // When
        take("edge-1", 10, 0, refused(100, 200));

        // Then
        assertThat(present(10).get(0).finding().measuredAt()).isEqualTo(at(10));
        assertThat(present(10).get(0).finding().since()).isEqualTo(at(10));
    }

    @Test
    void shouldBoundTheFindingsOfADomainAndTheEdgesOfAFinding() {
        // When
        IntStream.range(0, TrafficFindings.MAX_EDGES + 5).forEach(i -> take("edge-" + i, 10, 0, refused(1, 9)));
        var many = IntStream.range(1, 30)
                .mapToObj(port -> refusedAt(new Place(null, port, null), 1, 9))
                .toArray(Finding[]::new);
        take("edge-0", 20, 0, many);

        // Then
        assertThat(present(20)).hasSizeLessThanOrEqualTo(TrafficFindings.MAX_OF_DOMAIN);
        assertThat(present(20)).anySatisfy(found -> assertThat(found.edges()).hasSize(TrafficFindings.MAX_EDGES - 1));
    }

    private static Finding refused(int since, int measuredAt) {
        return refusedAt(HTTPS, since, measuredAt);
    }

    private static Finding refusedAt(Place at, int since, int measuredAt) {
        return Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused())
                .inTraffic(at, "edge", at(since), at(measuredAt), Confidence.ONCE);
    }

    private static Finding loop(int storedAt, int measuredAt) {
        var evidence = new RedirectLoop(List.of(), List.of(), List.of(), List.of(), "x-forwarded-proto", at(storedAt));
        return Measurement.of(FindingKind.REDIRECT_LOOP, evidence)
                .inTraffic(HTTPS, "edge-1", at(storedAt), at(measuredAt), Confidence.ONCE);
    }

    private static Finding timedOut(int since, int measuredAt, Confidence confidence) {
        return Measurement.of(FindingKind.CONNECTION_TIMED_OUT, new ConnectionTimedOut(3_000))
                .inTraffic(HTTPS, "edge", at(since), at(measuredAt), confidence);
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    private void take(String edge, int seconds, int leftOut, Finding... found) {
        findings.take(report(edge, seconds, leftOut, found(found), null), at(seconds));
    }

    private static List<DomainFindings> found(Finding... found) {
        return found.length == 0 ? List.of() : List.of(new DomainFindings(DOMAIN, List.of(found)));
    }

    private static DomainFigures report(
            String edge, int seconds, int leftOut, List<DomainFindings> found, @Nullable Integer since) {
        return new DomainFigures(edge, at(seconds), 0, 0, List.of(), found, leftOut, since == null ? null : at(since));
    }

    private List<Merged> present(int seconds) {
        return findings.of(DOMAIN, null, at(seconds));
    }
}
