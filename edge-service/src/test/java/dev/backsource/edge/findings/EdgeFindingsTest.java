package dev.backsource.edge.findings;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.DomainFindings;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.HandshakeFailed;
import dev.backsource.policy.finding.HttpFailed;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.finding.Source;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import dev.backsource.testing.time.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EdgeFindingsTest {
    private static final Instant START = Instant.parse("2026-11-30T10:00:00Z");
    private static final Target HTTPS = new Target(Scheme.HTTPS, 443);
    private static final Measurement REFUSED = Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused());

    private final TurnedClock clock = new TurnedClock(START);
    private final RoutingTable table = new RoutingTable();
    private final EdgeFindings findings = new EdgeFindings(table, clock);

    @Test
    void shouldClearAFindingByAResponseThatPassedTheSameGate() {
        // Given
        serve("*.example.com");
        findings.failed(at("a.example.com"), FindingKind.HANDSHAKE_FAILED, EdgeFindingsTest::handshake);

        // When: a response of another origin, on a kept connection, and for another server name
        findings.answered(new RequestedOrigin("a.example.com", "192.0.2.2", HTTPS, "a.example.com", 1), true, null);
        findings.answered(at("a.example.com"), false, null);
        findings.answered(at("b.example.com"), true, null);
        var before = found("*.example.com");
        findings.answered(at("a.example.com"), true, null);

        // Then
        assertThat(before)
                .extracting(each -> each.kind().code(), Finding::source, Finding::measuredBy, Finding::confidence)
                .containsExactly(tuple("handshake-failed", Source.EDGE, "edge-1", Confidence.ONCE));
        assertThat(before.get(0).at().text()).isEqualTo("port 443 of origin 192.0.2.1");
        assertThat(findings.concern("a.example.com")).isFalse();
        assertThat(found("*.example.com")).isEmpty();
    }

    @Test
    void shouldClearAFailedResponseByOneOnAKeptConnection() {
        // Given
        serve("www.example.com");
        findings.failed(
                at("www.example.com"),
                FindingKind.HTTP_FAILED,
                () -> Measurement.of(FindingKind.HTTP_FAILED, new HttpFailed("connection lost", "http://x/")));

        // When
        findings.answered(at("www.example.com"), false, null);

        // Then
        assertThat(found("www.example.com")).isEmpty();
    }

    @Test
    void shouldForgetThatThereIsNoConnectionOnceAHandshakeFails() {
        // Given
        serve("www.example.com");
        refused("www.example.com");

        // When: the connection of the first may be older than the refusal
        findings.failed(at("www.example.com"), FindingKind.HANDSHAKE_FAILED, EdgeFindingsTest::handshake);
        var first = found("www.example.com");
        clock.pass(Duration.ofSeconds(61));
        findings.failed(at("www.example.com"), FindingKind.HANDSHAKE_FAILED, EdgeFindingsTest::handshake);

        // Then
        assertThat(first).hasSize(2);
        assertThat(found("www.example.com"))
                .extracting(each -> each.kind().code())
                .containsExactly("handshake-failed");
    }

    @Test
    void shouldCallAFindingRepeatedOnceItWasMeasuredThreeTimesApart() {
        // Given
        serve("www.example.com");

        // When: the third of them is in the same moment as the second
        for (var seconds : List.of(0, 2, 0)) {
            clock.pass(Duration.ofSeconds(seconds));
            refused("www.example.com");
        }
        var twice = found("www.example.com").get(0);
        clock.pass(Duration.ofSeconds(1));
        refused("www.example.com");
        var thrice = found("www.example.com").get(0);

        // Then
        assertThat(twice.confidence()).isEqualTo(Confidence.ONCE);
        assertThat(thrice.confidence()).isEqualTo(Confidence.REPEATED);
        assertThat(thrice.since()).isEqualTo(START);
        assertThat(thrice.measuredAt()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void shouldForgetWhatWasNotMeasuredAgain() {
        // Given
        serve("www.example.com");
        refused("www.example.com");

        // When
        clock.pass(EdgeFindings.KEPT);
        var kept = found("www.example.com");
        clock.pass(Duration.ofMillis(1));

        // Then
        assertThat(kept).hasSize(1);
        assertThat(found("www.example.com")).isEmpty();
        assertThat(findings.concern("www.example.com")).isFalse();
    }

    @Test
    void shouldLeaveOthersTheirPlacesWhereOneSiteWantsAll() {
        // Given
        serve("shop.example.net");
        refused("shop.example.net");
        IntStream.rangeClosed(0, EdgeFindings.MAX_DOMAINS).forEach(i -> {
            serve("d" + i + ".example.com");
            refused("d" + i + ".example.com");
        });

        // Then
        assertThat(findings.concern("shop.example.net")).isTrue();
        assertThat(findings.concern("d0.example.com")).isFalse();
        assertThat(findings.concern("d" + EdgeFindings.MAX_DOMAINS + ".example.com"))
                .isTrue();
    }

    @Test
    void shouldReportDomainsInTurnsAndUrgentOnesAlways() {
        // Given
        var all = DomainFindings.MAX_DOMAINS + 50;
        IntStream.range(0, all).forEach(i -> {
            serve("d" + i + ".example.com");
            refused("d" + i + ".example.com");
        });

        // When
        var first = report("d149.example.com"::equals);
        findings.written(first);
        clock.pass(Duration.ofSeconds(10));
        var second = report("d149.example.com"::equals);

        // Then
        assertThat(first.findings()).hasSize(DomainFindings.MAX_DOMAINS);
        assertThat(first.leftOut()).isEqualTo(50);
        assertThat(List.of(first, second))
                .allSatisfy(
                        report -> assertThat(report.findings().get(0).domain()).isEqualTo("d149.example.com"));
        assertThat(second.findings())
                .extracting(DomainFindings::domain)
                .containsAll(IntStream.range(0, all)
                        .mapToObj(i -> "d" + i + ".example.com")
                        .filter(name -> first.findings().stream()
                                .noneMatch(found -> found.domain().equals(name)))
                        .toList());
    }

    @Test
    void shouldEndAFailedHandshakeByOneOfAnotherNameThatALaterRevisionHasSet() {
        // Given
        serve("a.example.com");
        findings.failed(at("a.example.com"), FindingKind.HANDSHAKE_FAILED, EdgeFindingsTest::handshake);

        // When
        findings.answered(new RequestedOrigin("a.example.com", "192.0.2.1", HTTPS, "named.example.com", 2), true, null);

        // Then
        assertThat(found("a.example.com")).isEmpty();
    }

    @Test
    void shouldGiveAWrittenReportsRoomToOtherSitesFirst() {
        // Given: one site fills a report, and asks for the figures of all of its domains
        IntStream.range(0, 200).forEach(i -> {
            serve("d" + i + ".example.com");
            refused("d" + i + ".example.com");
        });
        IntStream.range(0, 60).forEach(i -> {
            serve("www.other" + i + ".example");
            refused("www.other" + i + ".example");
        });

        // When
        var unwritten = report(name -> name.endsWith(".com"));
        var first = report(name -> name.endsWith(".com"));
        findings.written(first);
        clock.pass(Duration.ofSeconds(10));
        var second = report(name -> name.endsWith(".com"));
        findings.written(second);

        // Then: half of each report is left to others, of whom none waits longer than two of them
        assertThat(unwritten).isEqualTo(first);
        assertThat(first.findings()).filteredOn(EdgeFindingsTest::isOther).hasSizeGreaterThanOrEqualTo(49);
        assertThat(List.of(first, second))
                .flatExtracting(EdgeFindings.Report::findings)
                .filteredOn(EdgeFindingsTest::isOther)
                .extracting(DomainFindings::domain)
                .containsAll(IntStream.range(0, 60)
                        .mapToObj(i -> "www.other" + i + ".example")
                        .toList());
        assertThat(first.since()).isEqualTo(START);
    }

    @Test
    void shouldGiveWildcardsTheTurnOfTheirSite() {
        // Given: one site has many names, others have one wildcard each
        var many = IntStream.range(0, 200).mapToObj(i -> "*.d" + i + ".example.co.uk");
        var others = IntStream.range(0, 60).mapToObj(i -> "*.other" + i + ".co.uk");
        Stream.concat(many, others).forEach(name -> {
            serve(name);
            refused(name.replace("*", "www"));
        });

        // Then
        assertThat(report(name -> false).findings())
                .hasSize(DomainFindings.MAX_DOMAINS)
                .extracting(DomainFindings::domain)
                .containsAll(IntStream.range(0, 60)
                        .mapToObj(i -> "*.other" + i + ".co.uk")
                        .toList());
    }

    private static boolean isOther(DomainFindings found) {
        return found.domain().startsWith("www.other");
    }

    @Test
    void shouldReportFromWhenOnReportsAreComplete() {
        // Given
        IntStream.range(0, 150).forEach(i -> {
            serve("d" + i + ".example.com");
            refused("d" + i + ".example.com");
        });

        // When: each needs two reports
        var reports = IntStream.range(0, 4)
                .mapToObj(i -> {
                    var report = report(name -> false);
                    findings.written(report);
                    clock.pass(Duration.ofSeconds(10));
                    return report;
                })
                .toList();

        // Then
        assertThat(reports)
                .extracting(report -> Duration.between(START, report.since()).toSeconds())
                .containsExactly(0L, 0L, 10L, 20L);
    }

    @Test
    void shouldNotKeepOthersEndedFindingsForASiteWithVeryManyDomains() {
        // Given: so many sites that one with many domains has one of them in a report
        var hosts = Stream.concat(
                        IntStream.range(0, 300).mapToObj(i -> "d" + i + ".example.com"),
                        IntStream.range(0, DomainFindings.MAX_DOMAINS).mapToObj(i -> "www.other" + i + ".example"))
                .toList();
        hosts.forEach(this::serve);

        // When: each fails every minute
        var reports = IntStream.range(0, 14)
                .mapToObj(i -> {
                    hosts.forEach(this::refused);
                    var report = report(name -> false);
                    findings.written(report);
                    clock.pass(Duration.ofMinutes(1));
                    return report;
                })
                .toList();

        // Then
        var last = reports.get(13);
        assertThat(last.leftOut()).isPositive();
        assertThat(Duration.between(last.since(), last.at())).isEqualTo(EdgeFindings.KEPT);
    }

    @Test
    void shouldBoundTheBytesOfADomainAndOfAReport() {
        // Given: domains with as many and as large findings as there can be
        IntStream.range(0, 60).forEach(i -> {
            var host = "d" + i + ".other" + i + ".example";
            serve(host);
            IntStream.rangeClosed(1, FoundOfDomain.MAX)
                    .forEach(port -> findings.failed(
                            new RequestedOrigin(host, "192.0.2.1", new Target(Scheme.HTTPS, port), host, 1),
                            FindingKind.REDIRECT_LOOP,
                            () -> Measurement.of(FindingKind.REDIRECT_LOOP, largest())));
        });

        // When
        var report = report(name -> false);

        // Then
        var alone = new DomainFigures("edge-1", START, 0, 0, List.of());
        var figures = alone.with(report.findings(), report.leftOut(), report.since());
        assertThat(EventCodec.DOMAIN_FIGURES.encode(figures))
                .hasSizeBetween(ReportTurns.MAX_BYTES / 2, ReportTurns.MAX_BYTES);
        assertThat(report.findings()).allSatisfy(found -> {
            var one = alone.with(List.of(found), 0, START);
            assertThat(EventCodec.DOMAIN_FIGURES.encode(one).length)
                    .isLessThanOrEqualTo(ReportTurns.MAX_BYTES_OF_DOMAIN);
            assertThat(found.findings()).isNotEmpty();
        });
        assertThat(report.leftOut()).isEqualTo(60 - report.findings().size());
    }

    private static RedirectLoop largest() {
        var url = "https://" + "a".repeat(200);
        var step = new RedirectLoop.Step(url, Scheme.HTTPS, 443, 301, url);
        return new RedirectLoop(
                List.of(Scheme.HTTPS), Collections.nCopies(6, step), List.of(), List.of(RedirectType.values()), "x");
    }

    private static Measurement handshake() {
        return Measurement.of(FindingKind.HANDSHAKE_FAILED, new HandshakeFailed("connection closed", "a.example.com"));
    }

    private void serve(String name) {
        table.apply(domain(name, origin("192.0.2.1", 443)), 1);
    }

    private void refused(String host) {
        findings.failed(at(host), FindingKind.CONNECTION_REFUSED, () -> REFUSED);
    }

    private static RequestedOrigin at(String host) {
        return new RequestedOrigin(host, "192.0.2.1", HTTPS, host, 1);
    }

    private EdgeFindings.Report report(Predicate<String> urgent) {
        return findings.report("edge-1", clock.instant(), urgent);
    }

    private List<Finding> found(String domain) {
        return report(name -> false).findings().stream()
                .filter(found -> found.domain().equals(domain))
                .flatMap(found -> found.findings().stream())
                .toList();
    }
}
