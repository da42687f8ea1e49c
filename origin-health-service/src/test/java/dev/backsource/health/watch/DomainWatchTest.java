package dev.backsource.health.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.alert.AlertTransitions;
import dev.backsource.health.alert.PortStates;
import dev.backsource.health.http.FaultVerdict;
import dev.backsource.health.http.Found;
import dev.backsource.health.http.Wanted;
import dev.backsource.health.http.WatchVerdicts;
import dev.backsource.health.log.GivenLog;
import dev.backsource.health.log.OriginEventPublisher;
import dev.backsource.health.probe.GivenProber;
import dev.backsource.health.probe.attempt.Outcome;
import dev.backsource.health.testing.HandTurnedLoop;
import dev.backsource.health.testing.StandardTestPorts;
import dev.backsource.health.testing.TestDomains;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.TlsVerdict;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Evidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.ForeignCertificate;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.finding.RefusedLater;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A domain whose states were published before. */
class DomainWatchTest {
    private static final Domain DOMAIN = TestDomains.follow(
                    "www.example.com", TestDomains.origin(OriginAddress.parse("192.0.2.1"), 80))
            .with(Part.ORIGIN_TLS, new OriginTls(OriginTls.Verification.FULL));
    private static final OriginHealth BEFORE = health(DOMAIN);

    private static final Place AT = new Place(OriginAddress.parse("192.0.2.1"), null, null);
    private static final WatchVerdicts CLEAN = verdict(FindingKind.REDIRECT_LOOP, FaultVerdict.NONE);
    private static final WatchVerdicts UNKNOWN = verdict(FindingKind.REDIRECT_LOOP, FaultVerdict.UNKNOWN);
    private static final WatchVerdicts LOOP =
            verdict(FindingKind.REDIRECT_LOOP, found(FindingKind.REDIRECT_LOOP, FindingKind.REDIRECT_LOOP.example()));

    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final GivenLog log = new GivenLog();
    private final OriginEventPublisher publisher = log.publisher(loop);
    private WatchVerdicts verdict = CLEAN;
    private final List<Wanted> wanted = new ArrayList<>();
    /** Of probes of the port with TLS. */
    private Outcome handshake = Outcome.open("connected");

    private final WatchTools tools = new WatchTools(
            GivenProber.of(loop, loop.clock(), target -> target.tls() == null ? Outcome.open("connected") : handshake),
            GivenLoops.by(loop, 20, (domain, owner, origin, within, asked) -> {
                wanted.add(asked);
                return Future.succeededFuture(
                        asked.schemes() || verdict.byKind().containsKey(FindingKind.REDIRECT_LOOP) ? verdict : CLEAN);
            }),
            publisher,
            loop.clock(),
            new StandardTestPorts(80, 443),
            new SimpleMeterRegistry());
    private final DomainWatch watch = watch(DOMAIN);

    @BeforeEach
    void takeOver() {
        publisher.takeOver(GivenLog.partitionOf(DOMAIN.name()));
        loop.turn();
    }

    @Test
    void shouldPublishNothingWhereThePublishedStatesHold() {
        // When
        watch.start(BEFORE, false, Map.of());
        loop.turn();

        // Then
        assertThat(log.committed()).isEmpty();
    }

    /** Nothing has changed but the prober, or its process. */
    @Test
    void shouldPublishNoFindingAndNoAlertAgainAfterARestart() {
        // Given: at 443 a certificate for another name, and one that is about to expire
        var states = findings();
        var alerts = alerts(states);

        // When
        watch.start(states, false, alerts.stream().collect(Collectors.toMap(OriginAlert::kind, alert -> alert)));
        watch.verdictChanged();
        loop.turn();

        // Then
        assertThat(alerts)
                .extracting(OriginAlert::kind)
                .containsExactly(AlertKind.ORIGIN_TLS_REFUSED, AlertKind.ORIGIN_CERTIFICATE_EXPIRING);
        assertThat(log.committed()).isEmpty();
    }

    /** The record of the states was lost, or had no room for all findings. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGoOnFromAnExpiryAlertWithoutItsFindingInTheStates(boolean hasStates) {
        // Given
        var firing = alerts(findings()).stream()
                .filter(alert -> alert.kind() == AlertKind.ORIGIN_CERTIFICATE_EXPIRING)
                .collect(Collectors.toMap(OriginAlert::kind, alert -> alert));

        // When: the certificate is shown no more
        watch.start(hasStates ? BEFORE : null, false, firing);
        loop.pass(Duration.ofMinutes(119));
        var atFirst = alerts();
        loop.pass(Duration.ofMinutes(2));

        // Then
        assertThat(atFirst).isEmpty();
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
            assertThat(alert.detail()).isEqualTo("Certificate no longer presented.");
        });
    }

    private List<OriginAlert> alerts() {
        return log.committed().stream()
                .filter(written -> written.topic().equals(Topic.ORIGIN_ALERTS.topicName()))
                .map(written -> EventCodec.ORIGIN_ALERT.decode(written.value()))
                .toList();
    }

    private static List<OriginAlert> alerts(OriginHealth states) {
        return AlertTransitions.next(
                DOMAIN,
                null,
                1,
                (origin, target) -> target.port() == 443
                        ? seen(states.ports().get(1), states.findings().get(0))
                        : seen(states.ports().get(0), null),
                Map.of(),
                states.observedAt());
    }

    private static OriginHealth findings() {
        var since = Instant.parse("2025-12-31T00:00:00Z");
        var origin = OriginAddress.parse("192.0.2.1");
        var foreign = Measurement.of(
                FindingKind.CERTIFICATE_NAME,
                new ForeignCertificate(List.of("other.test"), 0, "www.example.com", "www.example.com"));
        var expiring = Measurement.of(
                FindingKind.CERTIFICATE_EXPIRING,
                new CertificateExpiring("CN=www.example.com", "1", Instant.parse("9999-01-01T00:00:00Z"), 7));
        return new OriginHealth(
                DOMAIN.name(),
                1,
                since,
                List.of(
                        new OriginHealth.Port(origin, 80, Scheme.HTTP, PortState.OPEN, since, "connected"),
                        new OriginHealth.Port(
                                origin,
                                443,
                                Scheme.HTTPS,
                                PortState.CLOSED,
                                since,
                                PortCause.reason(foreign),
                                foreign.watched(
                                        new Place(origin, 443, Scheme.HTTPS), since, since, Confidence.REPEATED))),
                List.of(expiring.watched(new Place(origin, 443, Scheme.HTTPS), since, since, Confidence.ONCE)));
    }

    private static PortStates.Seen seen(OriginHealth.Port port, @Nullable Finding warning) {
        return new PortStates.Seen(port.state(), port.reason(), port.finding(), warning);
    }

    /** Readers of committed records don't have them, and compaction has dropped the ones before. */
    @Test
    void shouldPublishTheStatesOfAnAbortedTransactionOnceMoreAndNoFurtherTime() {
        // When
        watch.start(BEFORE, true, Map.of());
        watch.verdictChanged();
        loop.turn();

        // Then
        assertThat(log.committed()).hasSize(1);
        var again = EventCodec.ORIGIN_HEALTH.decode(log.committed().get(0).value());
        assertThat(again.ports()).isEqualTo(BEFORE.ports());
        assertThat(again.observedAt()).isAfter(BEFORE.observedAt());
    }

    @Test
    void shouldTellOfALoopOnceItIsConfirmedAndResolveItOnce() {
        // Given
        watch.start(BEFORE, false, Map.of());

        // When one check after the other finds the loop, and none of them after that
        verdict = LOOP;
        loop.pass(Duration.ofMinutes(5));
        loop.pass(Duration.ofMinutes(20));
        verdict = UNKNOWN;
        loop.pass(Duration.ofMinutes(20));
        verdict = CLEAN;
        loop.pass(Duration.ofMinutes(20));
        loop.turn();

        // Then
        var states = healths();
        assertThat(states).extracting(state -> state.findings().size()).containsExactly(1, 0);
        var loops = states.get(0).findings().get(0);
        assertThat(loops.confidence()).isEqualTo(Confidence.REPEATED);
        assertThat(loops.since()).isBefore(loops.measuredAt());
        var alerts = alerts();
        assertThat(alerts).extracting(OriginAlert::kind).containsOnly(AlertKind.ORIGIN_REDIRECT_LOOP);
        assertThat(alerts).extracting(OriginAlert::status).containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
        assertThat(alerts.get(0).findings()).containsExactly(loops);
        assertThat(alerts.get(0).detail()).startsWith(loops.detail()).endsWith(loops.remedy());
        assertThat(alerts.get(1).detail()).isEqualTo("Redirects no longer loop.");
    }

    /** Its time is published again, by which readers tell it from one that isn't measured any more. */
    @Test
    void shouldTellEveryHalfAnHourThatALoopIsStillMeasuredAndAlertOnce() {
        // Given
        watch.start(BEFORE, false, Map.of());

        // When
        verdict = LOOP;
        loop.pass(Duration.ofMinutes(75));
        verdict = UNKNOWN;
        loop.pass(Duration.ofMinutes(40));
        loop.turn();

        // Then
        var measured = healths().stream()
                .map(state -> state.findings().get(0).measuredAt())
                .toList();
        assertThat(measured).hasSizeBetween(2, 3);
        for (var i = 1; i < measured.size(); i++) {
            assertThat(Duration.between(measured.get(i - 1), measured.get(i)))
                    .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(36));
        }
        assertThat(alerts()).extracting(OriginAlert::status).containsExactly(AlertStatus.FIRING);
    }

    @Test
    void shouldAlertToSchemesThatDifferOnceTheyAreConfirmedAndCompareSeldom() {
        // Given
        var differ = verdict(
                FindingKind.SCHEMES_DIFFER, found(FindingKind.SCHEMES_DIFFER, FindingKind.SCHEMES_DIFFER.example()));
        watch.start(BEFORE, false, Map.of());

        // When
        verdict = differ;
        loop.pass(Duration.ofMinutes(6));
        verdict = verdict(FindingKind.SCHEMES_DIFFER, FaultVerdict.UNKNOWN);
        loop.pass(Duration.ofHours(1));
        var compared = wanted.stream().filter(Wanted::schemes).count();
        verdict = verdict(FindingKind.SCHEMES_DIFFER, FaultVerdict.NONE);
        loop.pass(Duration.ofMinutes(20));
        loop.turn();

        // Then
        assertThat(compared).isBetween(2L + 4, 2L + 8);
        assertThat(healths()).extracting(state -> state.findings().size()).containsExactly(1, 0);
        assertThat(alerts()).extracting(OriginAlert::kind).containsOnly(AlertKind.ORIGIN_SCHEMES_DIFFER);
        assertThat(alerts()).extracting(OriginAlert::status).containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
        assertThat(alerts().get(0).findings()).isEqualTo(healths().get(0).findings());
        assertThat(alerts().get(1).detail()).isEqualTo("HTTP and HTTPS clients get the same site.");
    }

    @Test
    void shouldResolveADifferenceWithAPolicyThatSendsAllRequestsToOnePort() {
        // Given
        verdict = verdict(
                FindingKind.SCHEMES_DIFFER, found(FindingKind.SCHEMES_DIFFER, FindingKind.SCHEMES_DIFFER.example()));
        watch.start(BEFORE, false, Map.of());
        loop.pass(Duration.ofMinutes(6));
        loop.turn();
        assertThat(alerts()).extracting(OriginAlert::status).containsExactly(AlertStatus.FIRING);

        // When no check has a verdict any more
        verdict = UNKNOWN;
        var changed = TestDomains.domain(
                "www.example.com",
                TestDomains.policy(RedirectType.HTTPS),
                TestDomains.origin(OriginAddress.parse("192.0.2.1"), 80));
        watch.change(new Changed(PolicyChange.of(changed, 2, Instant.EPOCH), new StateVersion(0, 2, 2)));
        loop.turn();

        // Then
        assertThat(alerts()).extracting(OriginAlert::status).containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
    }

    /** A difference that was seen once, and then a loop, in which nothing can be compared. */
    @Test
    void shouldCheckNoMoreOftenThanUsualWhileALoopHidesAVerdictToConfirm() {
        // Given
        verdict = verdict(
                FindingKind.SCHEMES_DIFFER, found(FindingKind.SCHEMES_DIFFER, FindingKind.SCHEMES_DIFFER.example()));
        watch.start(BEFORE, false, Map.of());
        while (wanted.isEmpty()) {
            loop.pass(Duration.ofSeconds(1));
        }

        // When
        verdict = new WatchVerdicts(Map.of(
                FindingKind.REDIRECT_LOOP,
                found(FindingKind.REDIRECT_LOOP, FindingKind.REDIRECT_LOOP.example()),
                FindingKind.SCHEMES_DIFFER,
                FaultVerdict.UNKNOWN));
        loop.pass(Duration.ofHours(1));

        // Then
        assertThat(wanted).hasSizeBetween(12, 24);
        assertThat(alerts()).extracting(OriginAlert::kind).containsExactly(AlertKind.ORIGIN_REDIRECT_LOOP);
    }

    @Test
    void shouldTellNothingAgainOfALoopThatWasPublishedBefore() {
        // Given
        var alert = looping(loop.clock().instant());
        var before = health(DOMAIN, alert.findings());

        // When
        verdict = LOOP;
        watch.start(before, false, Map.of(AlertKind.ORIGIN_REDIRECT_LOOP, alert));
        loop.pass(Duration.ofMinutes(20));
        loop.turn();

        // Then
        assertThat(log.committed()).isEmpty();
    }

    /** The alert and the states are records of two transactions, of which a crash may keep one back. */
    @Test
    void shouldResolveNothingUnmeasuredWhereTheStatesLackTheFindingOfAnAlert() {
        // Given
        verdict = UNKNOWN;
        watch.start(
                BEFORE,
                false,
                Map.of(AlertKind.ORIGIN_REDIRECT_LOOP, looping(loop.clock().instant())));
        loop.pass(Duration.ofMinutes(20));
        loop.turn();
        assertThat(alerts()).isEmpty();

        // When
        verdict = CLEAN;
        loop.pass(Duration.ofMinutes(20));
        loop.turn();

        // Then
        assertThat(alerts()).extracting(OriginAlert::status).containsExactly(AlertStatus.RESOLVED);
    }

    @Test
    void shouldKeepTheAlertOfACertificateWhoseFindingTheStatesLack() {
        // Given
        var expiring = findings().findings().get(0);
        var alert = alert(AlertKind.ORIGIN_CERTIFICATE_EXPIRING, expiring);

        // When
        watch.start(BEFORE, false, Map.of(alert.kind(), alert));
        watch.verdictChanged();
        loop.turn();

        // Then
        assertThat(alerts()).isEmpty();
    }

    @Test
    void shouldPublishARefusalToComeUntilTheEndOfTheException() {
        // Given
        var end = loop.clock().instant().plus(Duration.ofMinutes(30));
        var excepted = DOMAIN.with(
                Part.ORIGIN_TLS, new OriginTls(OriginTls.Verification.NONE).withUnverifiedUntil(new ExceptionEnd(end)));
        handshake = refusedFrom(end);
        var during = watch(excepted);

        // When
        during.start(health(excepted), false, Map.of());
        loop.pass(Duration.ofMinutes(10));
        var published = healths();
        during.stop();
        watch(excepted).start(published.get(0), false, Map.of());
        loop.pass(Duration.ofMinutes(10));
        var afterRestart = healths();
        handshake = Outcome.closed("TLS handshake failed: refused");
        loop.pass(Duration.ofMinutes(15));

        // Then
        assertThat(published).hasSize(1);
        assertThat(published.get(0).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.CERTIFICATE_REFUSED_LATER);
            assertThat(finding.at()).isEqualTo(new Place(OriginAddress.parse("192.0.2.1"), 443, Scheme.HTTPS));
        });
        assertThat(afterRestart).isEqualTo(published);
        assertThat(healths().get(healths().size() - 1).findings()).isEmpty();
        assertThat(alerts()).extracting(OriginAlert::kind).containsExactly(AlertKind.ORIGIN_TLS_FAILED);
    }

    private static Outcome refusedFrom(Instant end) {
        return new Outcome(
                Outcome.Kind.OPEN,
                "connected",
                TlsVerdict.ACCEPTED,
                Measurement.of(
                        FindingKind.CERTIFICATE_REFUSED_LATER,
                        new RefusedLater(end, "certificate-self-signed", "its certificate is self-signed")));
    }

    /** The first one's finding is of its other origin, since a certificate is published once. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldPublishNothingAfterARestartWhereDomainsShareAPortWithAnExpiringCertificate(boolean isFirst) {
        // Given
        var one = TestDomains.origin(OriginAddress.parse("192.0.2.1"), 80);
        var shared = TestDomains.origin(OriginAddress.parse("192.0.2.2"), 80);
        var both = sharing("www.example.net", one, shared);
        var other = sharing("www.example.org", shared);
        Stream.of(both, other).forEach(domain -> publisher.takeOver(GivenLog.partitionOf(domain.name())));
        loop.turn();

        // When
        for (var domain : isFirst ? List.of(both, other) : List.of(other, both)) {
            var expiring = expiringAt(domain.origins().get(0).address());
            var alert = alert(domain, AlertKind.ORIGIN_CERTIFICATE_EXPIRING, expiring);
            watch(domain).start(health(domain, List.of(expiring)), false, Map.of(alert.kind(), alert));
        }
        loop.turn();

        // Then
        assertThat(log.committed()).isEmpty();
    }

    private DomainWatch watch(Domain domain) {
        return new DomainWatch(
                tools, new Changed(PolicyChange.of(domain, 1, Instant.EPOCH), new StateVersion(0, 1, 1)));
    }

    /** A domain whose origins are connected to by the same terms as those of the others. */
    private static Domain sharing(String name, Origin... origins) {
        return TestDomains.follow(name, origins)
                .with(Part.ORIGIN_TLS, OriginTls.DEFAULT.withServerName(ServerName.parse("origin.example.com")));
    }

    private static Finding expiringAt(OriginAddress origin) {
        return Measurement.of(FindingKind.CERTIFICATE_EXPIRING, FindingKind.CERTIFICATE_EXPIRING.example())
                .watched(
                        new Place(origin, 443, Scheme.HTTPS),
                        BEFORE.observedAt(),
                        BEFORE.observedAt(),
                        Confidence.ONCE);
    }

    @Test
    void shouldTellTheRemedyAnewThatHoldsAfterAChange() {
        // Given
        verdict = LOOP;
        var fired = looping(loop.clock().instant());
        watch.start(health(DOMAIN, fired.findings()), false, Map.of(AlertKind.ORIGIN_REDIRECT_LOOP, fired));
        loop.pass(Duration.ofMinutes(10));
        loop.turn();
        assertThat(log.committed()).isEmpty();

        // When
        var changed = TestDomains.domain(
                "www.example.com",
                TestDomains.policy(RedirectType.HTTP),
                TestDomains.origin(OriginAddress.parse("192.0.2.1"), 80));
        watch.change(new Changed(PolicyChange.of(changed, 2, Instant.EPOCH), new StateVersion(0, 2, 2)));
        loop.turn();
        assertThat(alerts()).isEmpty();
        var other = new RedirectLoop(List.of(), List.of(), List.of(), List.of(), "x-scheme");
        verdict = verdict(FindingKind.REDIRECT_LOOP, found(FindingKind.REDIRECT_LOOP, other));
        loop.pass(Duration.ofMinutes(10));
        loop.turn();

        // Then
        assertThat(alerts()).hasSize(1);
        assertThat(alerts().get(0).startedAt()).isEqualTo(BEFORE.observedAt());
        assertThat(alerts().get(0).revision()).isEqualTo(2);
        assertThat(alerts().get(0).findings()).extracting(Finding::evidence).containsExactly(other);
    }

    private List<OriginHealth> healths() {
        return log.committed().stream()
                .filter(written -> written.topic().equals(Topic.ORIGIN_HEALTH.topicName()))
                .map(written -> EventCodec.ORIGIN_HEALTH.decode(written.value()))
                .toList();
    }

    private static OriginAlert looping(Instant measuredAt) {
        return alert(
                AlertKind.ORIGIN_REDIRECT_LOOP,
                Measurement.of(FindingKind.REDIRECT_LOOP, FindingKind.REDIRECT_LOOP.example())
                        .watched(AT, BEFORE.observedAt(), measuredAt, Confidence.REPEATED));
    }

    private static WatchVerdicts verdict(FindingKind<?> kind, FaultVerdict verdict) {
        return new WatchVerdicts(Map.of(kind, verdict));
    }

    private static <E extends Evidence> FaultVerdict found(FindingKind<E> kind, E evidence) {
        return new FaultVerdict(true, List.of(new Found(AT, Measurement.of(kind, evidence))));
    }

    private static OriginAlert alert(AlertKind kind, Finding finding) {
        return alert(DOMAIN, kind, finding);
    }

    private static OriginAlert alert(Domain domain, AlertKind kind, Finding finding) {
        return new OriginAlert(
                domain.name(),
                kind,
                AlertStatus.FIRING,
                finding.at().origin(),
                List.of(),
                List.of(),
                1,
                BEFORE.observedAt(),
                null,
                "",
                null,
                List.of(finding));
    }

    private static OriginHealth health(Domain domain, List<Finding> findings) {
        return new OriginHealth(
                domain.name(), 1, BEFORE.observedAt(), health(domain).ports(), findings);
    }

    private static OriginHealth health(Domain domain) {
        var since = Instant.parse("2025-12-31T00:00:00Z");
        var ports = domain.neededPorts().stream()
                .map(port -> new OriginHealth.Port(
                        port.origin(),
                        port.target().port(),
                        port.target().scheme(),
                        PortState.OPEN,
                        since,
                        "connected"))
                .toList();
        return new OriginHealth(domain.name(), 1, since, ports);
    }
}
