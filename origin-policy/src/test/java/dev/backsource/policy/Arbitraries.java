package dev.backsource.policy;

import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ChangeControl;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.ContentReason;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.PreflightMode;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.CachePurge;
import dev.backsource.policy.event.ClassTotals;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.DomainFindings;
import dev.backsource.policy.event.DomainTotals;
import dev.backsource.policy.event.DurationBuckets;
import dev.backsource.policy.event.EdgeCounters;
import dev.backsource.policy.event.EdgeHold;
import dev.backsource.policy.event.EdgeHoldings;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.FiguresRequest;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.event.ProberStatus;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.event.SilenceKind;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailRequest;
import dev.backsource.policy.event.TlsVerdict;
import dev.backsource.policy.event.TrialReport;
import dev.backsource.policy.explanation.Explanation;
import dev.backsource.policy.explanation.StoredState;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.Source;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.DiscordantSketch;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import dev.backsource.policy.purge.PurgeScope;
import dev.backsource.testing.certificates.Certificates;
import dev.backsource.testing.samples.Sample;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Arbitrary values of the kernel's types, for properties. */
public final class Arbitraries {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Arbitraries() {}

    public static GrantedPorts grantedPorts(Sample sample) {
        var http = sample.orNull(0.3, () -> customPort(sample));
        var https = sample.orNull(0.3, () -> customPort(sample));
        return http != null && http.equals(https) ? new GrantedPorts(http, null) : new GrantedPorts(http, https);
    }

    private static int customPort(Sample sample) {
        var port = port(sample);
        return port == 80 || port == 443 ? port + 1 : port;
    }

    public static ContentPolicy contentPolicy(Sample sample) {
        return new ContentPolicy(sample.either(), sample.of(RedirectType.class));
    }

    public static DomainName domainName(Sample sample) {
        return DomainName.parse(
                sample.of("www.example.com", "*.example.com", "a.b.c.example", "xn--bcher-kva.example"));
    }

    public static PolicyChange policyChange(Sample sample) {
        return PolicyChange.of(
                        domain(sample),
                        sample.oneOf(() -> 0L, () -> sample.between(1, StateVersion.MAX_REVISION)),
                        sample.between(1, StateVersion.MAX_REVISION),
                        instant(sample),
                        sample.orNull(0.5, () -> sample.text(LETTERS, 1, 40)),
                        sample.orNull(0.5, () -> sample.text(LETTERS, 1, 40)))
                .with(sample.orNull(0.7, () -> rollout(sample)));
    }

    private static ProgressiveRollout rollout(Sample sample) {
        return new ProgressiveRollout(
                sample.text("abcdef0123456789-", 1, 40),
                sample.between(1, ProgressiveRollout.MAX_STEPS),
                sample.of(0.01, 0.05, 0.25, 0.5, ProgressiveRollout.MAX_SHARE),
                sample.of(1e-6, 1e-4, ProgressiveRollout.MAX_ALPHA),
                candidate(sample),
                instant(sample),
                instant(sample));
    }

    private static Candidate candidate(Sample sample) {
        var changed = domain(sample);
        var values = new HashMap<Part<?>, Object>();
        values.put(Part.POLICY, changed.policy());
        for (var part : Candidate.PARTS) {
            if (sample.either()) {
                values.put(part, changed.get(part));
            }
        }
        return Candidate.of(values);
    }

    private static Domain domain(Sample sample) {
        return Domain.of(domainName(sample), origins(sample))
                .with(Part.ORIGIN_TLS, originTls(sample))
                .with(Part.ORIGIN_REQUEST, originRequest(sample))
                .with(Part.POLICY, policy(sample))
                .with(Part.DYNAMIC_ACCELERATION, dynamicAcceleration(sample))
                .with(Part.GRANTED_PORTS, grantedPorts(sample))
                .with(Part.CLIENT_TLS, clientTls(sample))
                .with(Part.CACHING, caching(sample))
                .with(Part.SERVING, new Serving(sample.chance(0.8)))
                .with(
                        Part.CHANGE_CONTROL,
                        new ChangeControl(
                                sample.orNull(0.5, () -> sample.of(PreflightMode.class)),
                                sample.orNull(0.5, () -> sample.chance(0.5))));
    }

    private static List<Origin> origins(Sample sample) {
        var byAddress = new LinkedHashMap<OriginAddress, Origin>();
        sample.list(1, 5, () -> origin(sample)).forEach(origin -> byAddress.put(origin.address(), origin));
        return List.copyOf(byAddress.values());
    }

    private static OriginTls originTls(Sample sample) {
        var verification = sample.of(OriginTls.Verification.class);
        return OriginTls.DEFAULT
                .withVerification(verification)
                .withUnverifiedUntil(
                        verification == OriginTls.Verification.FULL
                                ? null
                                : sample.orNull(0.5, () -> new ExceptionEnd(instant(sample))))
                .withServerName(sample.orNull(0.5, () -> ServerName.parse(sample.of("origin.example.com", "a"))))
                .withCaCertificates(sample.orNull(
                        0.5, () -> sample.of(Certificates.ONE, Certificates.ONE + "\n" + Certificates.ONE)))
                .withMinimumVersion(sample.of(TlsVersion.class));
    }

    private static OriginRequest originRequest(Sample sample) {
        return OriginRequest.DEFAULT
                .withHost(sample.orNull(
                        0.5, () -> sample.of("www.example.org", "192.0.2.1:8080", "[2001:db8::1]", "a:1")))
                .withConnectTimeoutMs(sample.orNull(0.5, () -> sample.between(100, 60_000)))
                .withFirstByteTimeoutMs(sample.orNull(0.5, () -> sample.between(100, 600_000)))
                .withIdleTimeoutMs(sample.orNull(0.5, () -> sample.between(100, 600_000)))
                .withHttp2(sample.orNull(0.5, () -> false))
                .withProbePath(sample.orNull(0.5, () -> sample.of("/health", "/a/b?c=%C3%A4")))
                .withForwardedProtoField(sample.orNull(0.5, () -> sample.of("x-scheme", "front-end-https")));
    }

    private static ClientTls clientTls(Sample sample) {
        var version = sample.orNull(0.5, () -> sample.of(TlsVersion.class));
        var suites = version == TlsVersion.TLS_1_3 ? null : sample.orNull(0.5, () -> cipherSuites(sample));
        return ClientTls.DEFAULT
                .withMinimumVersion(version)
                .withCipherSuites(suites)
                .withStrictTransportSecurity(sample.orNull(0.5, () -> strictTransportSecurity(sample)));
    }

    private static Set<CipherSuite> cipherSuites(Sample sample) {
        return Set.copyOf(sample.list(1, 6, () -> sample.of(CipherSuite.class)));
    }

    private static StrictTransportSecurity strictTransportSecurity(Sample sample) {
        return sample.oneOf(
                () -> new StrictTransportSecurity(
                        sample.between(0, StrictTransportSecurity.MAX_AGE_SECONDS), sample.either(), false),
                () -> new StrictTransportSecurity(
                        sample.between(
                                StrictTransportSecurity.MIN_PRELOAD_AGE_SECONDS,
                                StrictTransportSecurity.MAX_AGE_SECONDS),
                        true,
                        true));
    }

    private static Caching caching(Sample sample) {
        return new Caching(sample.orNull(0.5, sample::either));
    }

    public static CachePurge cachePurge(Sample sample) {
        return new CachePurge(
                sample.text(LETTERS + "0123456789", 1, 64),
                DomainName.parse(sample.of("www.example.com", "*.example.com")),
                instant(sample),
                sample.oneOf(() -> listed(sample), () -> PurgeScope.EVERYTHING));
    }

    private static PurgeScope listed(Sample sample) {
        return new PurgeScope(
                sample.list(
                        0, 3, () -> sample.of("www.example.com/", "www.example.com/a.jpg?x=%22", "www.example.com/b")),
                sample.list(1, 3, () -> sample.of("/", "/images/", "/a?b")),
                false);
    }

    public static ExplainRequest explainRequest(Sample sample) {
        return new ExplainRequest(
                sample.text(LETTERS + "0123456789-", 1, 64),
                sample.text(LETTERS + "/:?%", 0, Explanation.MAX_URL_LENGTH),
                sample.of(Scheme.class),
                instant(sample),
                sample.orNull(0.5, () -> sample.text(LETTERS, 1, 64)));
    }

    public static FiguresRequest figuresRequest(Sample sample) {
        return new FiguresRequest(
                sample.text(LETTERS + "0123456789-", 1, 64),
                figuresDomain(sample),
                sample.between(1, FiguresRequest.MAX_SECONDS),
                instant(sample));
    }

    public static DomainFigures domainFigures(Sample sample) {
        return new DomainFigures(
                sample.text(LETTERS, 1, 64),
                instant(sample),
                sample.between(0, 1_000),
                count(sample),
                sample.list(0, 4, () -> domainTotals(sample)),
                sample.list(0, 3, () -> domainFindings(sample)),
                sample.between(0, 1_000),
                sample.between(0, 1) == 0 ? null : instant(sample));
    }

    private static DomainFindings domainFindings(Sample sample) {
        return new DomainFindings(figuresDomain(sample), sample.list(1, 3, () -> finding(sample)));
    }

    private static DomainTotals domainTotals(Sample sample) {
        return new DomainTotals(
                figuresDomain(sample),
                instant(sample),
                count(sample),
                count(sample),
                count(sample),
                count(sample),
                count(sample),
                Map.of(sample.of("tcp", "certificate-name", "other"), count(sample)),
                sample.list(0, DurationBuckets.COUNT, () -> count(sample)),
                sample.list(0, DurationBuckets.COUNT, () -> count(sample)),
                sample.orNull(
                        0.5,
                        () -> new ClassTotals(
                                Map.of(sample.of("https-static", "http-dynamic"), count(sample)),
                                Map.of("https-static", count(sample)))));
    }

    public static TailRequest tailRequest(Sample sample) {
        return new TailRequest(
                sample.text(LETTERS + "0123456789-", 1, 64),
                sample.text(LETTERS + "0123456789-", 1, 64),
                figuresDomain(sample),
                sample.orNull(0.5, () -> sample.between(1, 5)),
                sample.between(1, 10) / 10.0,
                sample.orNull(0.5, () -> sample.between(1, TailRequest.MAX_LINES_PER_SECOND)),
                sample.between(1, TailRequest.MAX_SECONDS),
                instant(sample));
    }

    public static TailLines tailLines(Sample sample) {
        return new TailLines(
                sample.text(LETTERS, 1, 64),
                sample.text(LETTERS, 1, 64),
                instant(sample),
                count(sample),
                sample.list(0, 3, () -> tailLine(sample)),
                sample.of(true, false));
    }

    private static TailLines.Line tailLine(Sample sample) {
        return new TailLines.Line(
                instant(sample),
                "203.0.113.0/24",
                sample.of("GET", "POST"),
                sample.of("http", "https"),
                "HTTP/1.1",
                figuresDomain(sample),
                sample.text(LETTERS + "/?%", 0, 600),
                sample.between(100, 599),
                count(sample),
                sample.between(0, 10_000) / 10.0,
                "miss",
                sample.orNull(0.5, () -> "192.0.2.1:80"),
                sample.orNull(0.5, () -> sample.between(0, 10) / 10.0),
                count(sample),
                sample.orNull(0.5, () -> sample.text(LETTERS, 0, 20)),
                sample.orNull(0.5, () -> "dns_error"),
                sample.orNull(0.5, () -> "name"),
                sample.orNull(0.5, () -> "name-unresolved"));
    }

    private static String figuresDomain(Sample sample) {
        return sample.of("www.example.com", "*.example.com", "xn--bcher-kva.example");
    }

    public static ExplainAnswer explainAnswer(Sample sample) {
        var outcome = sample.of(ExplainAnswer.Outcome.class);
        return new ExplainAnswer(
                sample.text(LETTERS, 1, 64),
                sample.text(LETTERS, 1, 64),
                outcome,
                instant(sample),
                sample.either(),
                sample.orNull(0.5, () -> instant(sample)),
                sample.orNull(0.5, () -> count(sample)),
                outcome == ExplainAnswer.Outcome.EXPLAINED ? explanation(sample) : null);
    }

    public static ProbeRequest probeRequest(Sample sample) {
        return new ProbeRequest(
                sample.text(LETTERS, 1, 64),
                domainName(sample),
                instant(sample),
                sample.list(1, 8, () -> new OriginPort(address(sample), port(sample), sample.of(Scheme.class))).stream()
                        .distinct()
                        .toList(),
                address(sample),
                originTls(sample),
                sample.orNull(0.5, () -> sample.between(100, 60_000)),
                sample.orNull(
                        0.5,
                        () -> new ProbeRequest.Http(
                                origins(sample),
                                originRequest(sample),
                                policy(sample),
                                dynamicAcceleration(sample),
                                grantedPorts(sample),
                                sample.of(true, false))),
                sample.orNull(0.5, () -> sample.text(LETTERS, 1, 40)));
    }

    public static ProbeAnswer probeAnswer(Sample sample) {
        return new ProbeAnswer(
                sample.text(LETTERS, 1, 64),
                instant(sample),
                sample.list(
                        0,
                        8,
                        () -> new ProbeAnswer.Port(
                                address(sample),
                                port(sample),
                                sample.of(Scheme.class),
                                sample.of(PortState.class),
                                sample.orNull(0.5, () -> sample.of(TlsVerdict.class)),
                                sample.text(40),
                                instant(sample),
                                sample.orNull(0.5, () -> finding(sample)))),
                sample.list(0, 3, () -> finding(sample)),
                sample.list(
                        0,
                        3,
                        () -> new ProbeAnswer.Http(
                                address(sample),
                                sample.of(ProbeAnswer.HttpState.class),
                                sample.orNull(0.5, () -> sample.text(40)))));
    }

    private static Explanation explanation(Sample sample) {
        return new Explanation(
                domainName(sample).value(),
                sample.of(Explanation.FoundBy.class),
                sample.between(1, StateVersion.MAX_REVISION),
                sample.of(Scheme.class),
                "/" + sample.text(LETTERS, 0, 2_047),
                sample.of(ContentKind.class),
                new ContentReason(
                        sample.of(ContentReason.Cause.class), sample.orNull(0.5, () -> sample.text(LETTERS, 1, 512))),
                sample.text(LETTERS, 1, 2_348),
                count(sample),
                sample.oneOf(() -> StoredState.NONE, () -> StoredState.BYPASSED, () -> stored(sample)),
                sample.text(LETTERS, 1, 300),
                sample.list(0, 20, () -> choice(sample)),
                sample.chance(0.2),
                sample.orNull(0.5, () -> explainedRollout(sample)));
    }

    private static Explanation.ExplainedRollout explainedRollout(Sample sample) {
        return new Explanation.ExplainedRollout(
                sample.text(LETTERS, 1, 40),
                sample.between(1, ProgressiveRollout.MAX_STEPS),
                sample.between(1, 95) / 100.0,
                sample.chance(0.2),
                sample.of(Arm.class),
                sample.oneOf(() -> StoredState.NONE, () -> StoredState.BYPASSED, () -> stored(sample)),
                sample.list(0, 20, () -> choice(sample)));
    }

    private static StoredState stored(Sample sample) {
        return new StoredState(
                sample.of(StoredState.Freshness.class),
                200,
                count(sample),
                sample.between(-1_000L, 1_000L),
                sample.between(1, 32),
                sample.list(0, 16, () -> sample.text(LETTERS, 1, 64)),
                sample.either());
    }

    private static Explanation.Choice choice(Sample sample) {
        return new Explanation.Choice(
                sample.text(LETTERS, 1, 300),
                sample.of(OriginPriority.class),
                sample.between(1, 100),
                new Target(sample.of(Scheme.class), sample.between(1, 65_535)),
                sample.orNull(0.5, () -> sample.text(LETTERS, 1, 300)),
                sample.either(),
                sample.either(),
                sample.orNull(0.5, () -> sample.of(FindingKind.ALL).code()),
                sample.orNull(0.5, () -> sample.of(OriginTls.Verification.class)),
                sample.orNull(0.5, () -> new ExceptionEnd(instant(sample))));
    }

    public static EdgeStatus edgeStatus(Sample sample) {
        return new EdgeStatus(
                sample.text(LETTERS, 1, 20),
                instant(sample),
                instant(sample),
                sample.either(),
                count(sample),
                offsets(sample),
                count(sample),
                rejections(sample),
                offsets(sample),
                offsets(sample),
                rejections(sample),
                sample.orNull(0.5, () -> instant(sample)),
                sample.orNull(0.3, () -> holdings(sample)),
                sample.orNull(0.3, () -> counters(sample)),
                sample.list(0, 5, () -> trial(sample)),
                sample.orNull(0.3, () -> hold(sample)));
    }

    private static TrialReport trial(Sample sample) {
        return new TrialReport(
                domainName(sample).value(),
                sample.between(1, StateVersion.MAX_REVISION),
                sample.text("abcdef0123456789-", 1, 40),
                sample.between(1, ProgressiveRollout.MAX_STEPS),
                sample.of(TrialReport.State.class),
                count(sample),
                count(sample),
                count(sample),
                count(sample),
                sketch(sample),
                sample.orNull(0.5, () -> sample.text(LETTERS, 1, 300)),
                instant(sample));
    }

    private static DiscordantSketch sketch(Sample sample) {
        var bytes = new byte[2 * DiscordantSketch.PLACES / Byte.SIZE];
        for (var at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) sample.between(0, 255);
        }
        return DiscordantSketch.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static EdgeHold hold(Sample sample) {
        return new EdgeHold(sample.of(EdgeHold.Reason.class), instant(sample), count(sample), offsets(sample));
    }

    private static EdgeCounters counters(Sample sample) {
        var errors = sample.list(0, 5, () -> sample.text("abcdefghijklmnopqrstuvwxyz_", 1, 20)).stream()
                .map(kind -> "e" + kind)
                .distinct()
                .collect(Collectors.toMap(kind -> kind, kind -> count(sample)));
        return new EdgeCounters(count(sample), count(sample), count(sample), errors);
    }

    private static EdgeHoldings holdings(Sample sample) {
        var digests = sample.list(0, 12, () -> sample.between(0, 11)).stream()
                .distinct()
                .collect(Collectors.toMap(partition -> partition, partition -> digest(sample)));
        return new EdgeHoldings(digests, count(sample), sample.list(0, 3, () -> deviation(sample)));
    }

    private static EdgeHoldings.Deviation deviation(Sample sample) {
        return new EdgeHoldings.Deviation(
                domainName(sample).value(),
                sample.between(0, 11),
                count(sample),
                sample.text(40),
                count(sample),
                count(sample),
                sample.orNull(0.3, () -> digest(sample)),
                instant(sample));
    }

    private static String digest(Sample sample) {
        return EdgeHoldings.toText(sample.between(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static List<EdgeStatus.Rejection> rejections(Sample sample) {
        return sample.list(
                0,
                3,
                () -> new EdgeStatus.Rejection(
                        sample.between(0, 11),
                        count(sample),
                        sample.orNull(0.2, () -> sample.text(20)),
                        sample.text(40),
                        instant(sample)));
    }

    private static Map<Integer, Long> offsets(Sample sample) {
        return sample.list(0, 12, () -> sample.between(0, 11)).stream()
                .distinct()
                .collect(Collectors.toMap(partition -> partition, partition -> count(sample)));
    }

    public static OriginHealth originHealth(Sample sample) {
        var ports = sample.list(
                0,
                4,
                () -> new OriginHealth.Port(
                        address(sample),
                        port(sample),
                        sample.of(Scheme.class),
                        sample.of(PortState.class),
                        instant(sample),
                        sample.text(40),
                        sample.orNull(0.5, () -> finding(sample))));
        return new OriginHealth(
                domainName(sample),
                sample.between(1, Long.MAX_VALUE),
                instant(sample),
                ports,
                sample.list(0, 3, () -> finding(sample)));
    }

    public static OriginAlert originAlert(Sample sample) {
        return new OriginAlert(
                domainName(sample),
                sample.of(AlertKind.class),
                sample.of(AlertStatus.class),
                sample.orNull(0.2, () -> address(sample)),
                sample.list(0, 2, () -> port(sample)),
                sample.list(0, 3, () -> affected(sample)),
                sample.between(1, Long.MAX_VALUE),
                instant(sample),
                sample.orNull(0.5, () -> instant(sample)),
                sample.text(40),
                sample.orNull(0.5, () -> sample.text(LETTERS, 1, 40)),
                sample.list(0, 3, () -> finding(sample)));
    }

    private static Finding finding(Sample sample) {
        var kind = sample.of(FindingKind.ALL);
        return new Finding(
                kind,
                new Place(
                        sample.orNull(0.5, () -> address(sample)),
                        sample.orNull(0.5, () -> port(sample)),
                        sample.orNull(0.5, () -> sample.of(Scheme.class))),
                sample.of(Source.class),
                sample.orNull(0.5, () -> sample.text(LETTERS, 1, 80)),
                instant(sample),
                instant(sample),
                sample.of(Confidence.class),
                kind.example());
    }

    public static SilenceAlert silenceAlert(Sample sample) {
        return new SilenceAlert(
                sample.of("edge/edge-1", "fleet/probers", "fleet/events"),
                sample.of(SilenceKind.class),
                sample.of(AlertStatus.class),
                sample.orNull(0.5, () -> instant(sample)),
                instant(sample),
                sample.orNull(0.5, () -> instant(sample)),
                sample.text(40));
    }

    public static ProberStatus proberStatus(Sample sample) {
        return new ProberStatus(
                sample.between(0, 11),
                sample.of("prober-1", "a", "0.b_C"),
                instant(sample),
                instant(sample),
                count(sample),
                count(sample),
                count(sample),
                count(sample),
                sample.orNull(0.5, () -> count(sample)));
    }

    private static OriginAlert.Affected affected(Sample sample) {
        var ports = missing(sample);
        var causes = new TreeMap<Integer, PortCause>();
        ports.forEach(port -> causes.put(port, sample.of(PortCause.class)));
        return sample.of(true, false)
                ? new OriginAlert.Affected(address(sample), ports, causes)
                : new OriginAlert.Affected(address(sample), ports);
    }

    private static List<Integer> missing(Sample sample) {
        return sample.list(1, 2, () -> port(sample));
    }

    private static Origin origin(Sample sample) {
        return new Origin(address(sample), port(sample), sample.of(OriginPriority.class), sample.between(1, 100));
    }

    private static OriginAddress address(Sample sample) {
        return OriginAddress.parse(sample.of(
                "192.0.2.1", "203.0.113.77", "2001:db8::1", "origin.example.com", "demo-origin", "a.example"));
    }

    private static int port(Sample sample) {
        return sample.between(1, 65535);
    }

    private static long count(Sample sample) {
        return sample.between(0, Long.MAX_VALUE);
    }

    private static OriginProtocolPolicy policy(Sample sample) {
        return new OriginProtocolPolicy(sample.either(), sample.of(RedirectType.class), contentPolicy(sample));
    }

    private static DynamicAcceleration dynamicAcceleration(Sample sample) {
        var rules = new StaticRules(
                sample.list(0, 3, () -> sample.of("jpg", "css", "js")),
                sample.list(0, 2, () -> sample.of("/index.html", "/ä")),
                sample.list(0, 2, () -> sample.of("/static/*", "/*/x")));
        return new DynamicAcceleration(sample.either(), rules);
    }

    private static Instant instant(Sample sample) {
        return Instant.ofEpochMilli(sample.between(0, 4_000_000_000_000L));
    }
}
