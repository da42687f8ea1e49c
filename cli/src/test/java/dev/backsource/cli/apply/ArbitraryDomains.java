package dev.backsource.cli.apply;

import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ChangeControl;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
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
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.certificates.Certificates;
import dev.backsource.testing.samples.Sample;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Arbitrary domains, with texts that YAML reads otherwise when it is let. */
public final class ArbitraryDomains {
    private static final String SUFFIX_CHARACTERS = "yesnotruf0123456789-_";
    private static final String PATH_CHARACTERS = "ab/ *#:&!|>'\"%@`{}[],?-~=\\\u00e9\u00a0\u200b\u2028\ufeff";

    private ArbitraryDomains() {}

    public static Domain domain(Sample sample) {
        return Domain.of(
                        DomainName.parse(
                                sample.of("www.example.com", "*.example.com", "1e5.example", "xn--bcher-kva.example")),
                        origins(sample))
                .with(
                        Part.ORIGIN_TLS,
                        verification(sample)
                                .withServerName(sample.orNull(
                                        0.5, () -> ServerName.parse(sample.of("origin.example.com", "no", "on", "y"))))
                                .withCaCertificates(sample.orNull(
                                        0.5,
                                        () -> sample.of(
                                                Certificates.ONE, Certificates.ONE.strip(), "\n" + Certificates.ONE)))
                                .withMinimumVersion(sample.of(TlsVersion.class)))
                .with(
                        Part.ORIGIN_REQUEST,
                        OriginRequest.DEFAULT
                                .withHost(sample.orNull(
                                        0.5, () -> sample.of("null", "192.0.2.1:8080", "[2001:db8::1]", "a:1")))
                                .withConnectTimeoutMs(sample.orNull(0.5, () -> sample.between(100, 60_000)))
                                .withFirstByteTimeoutMs(sample.orNull(0.5, () -> sample.between(100, 600_000)))
                                .withIdleTimeoutMs(sample.orNull(0.5, () -> sample.between(100, 600_000)))
                                .withHttp2(sample.orNull(0.5, () -> false))
                                .withProbePath(sample.orNull(0.5, () -> sample.of("/health", "/a/b?c=%C3%A4")))
                                .withForwardedProtoField(
                                        sample.orNull(0.5, () -> sample.of("x-scheme", "front-end-https"))))
                .with(
                        Part.POLICY,
                        new OriginProtocolPolicy(sample.either(), sample.of(RedirectType.class), contentPolicy(sample)))
                .with(Part.DYNAMIC_ACCELERATION, new DynamicAcceleration(sample.either(), staticRules(sample)))
                .with(Part.CLIENT_TLS, clientTls(sample))
                .with(Part.CACHING, new Caching(sample.orNull(0.5, sample::either)))
                .with(Part.SERVING, new Serving(sample.either()))
                .with(
                        Part.CHANGE_CONTROL,
                        new ChangeControl(
                                sample.orNull(0.5, () -> sample.of(PreflightMode.class)),
                                sample.orNull(0.5, sample::either)));
    }

    private static OriginTls verification(Sample sample) {
        return sample.either()
                ? OriginTls.DEFAULT
                : new OriginTls(OriginTls.Verification.NONE)
                        .withUnverifiedUntil(sample.orNull(
                                0.5,
                                () -> new ExceptionEnd(Instant.ofEpochSecond(sample.between(0L, 4_000_000_000L)))));
    }

    private static List<Origin> origins(Sample sample) {
        var byPlace = new LinkedHashMap<String, Origin>();
        sample.list(1, 20, () -> origin(sample))
                .forEach(origin -> byPlace.put(origin.address() + " " + origin.port(), origin));
        return List.copyOf(byPlace.values());
    }

    private static Origin origin(Sample sample) {
        return new Origin(
                OriginAddress.parse(sample.of("192.0.2.1", "2001:db8::1", "::1", "true", "1x", "null", "a.example")),
                sample.between(1, 65_535),
                sample.of(OriginPriority.class),
                sample.between(Origin.MIN_WEIGHT, Origin.MAX_WEIGHT));
    }

    private static ContentPolicy contentPolicy(Sample sample) {
        return new ContentPolicy(sample.either(), sample.of(RedirectType.class));
    }

    private static StaticRules staticRules(Sample sample) {
        return new StaticRules(
                sample.list(0, 5, () -> sample.text(SUFFIX_CHARACTERS, 1, 6)),
                sample.list(0, 5, () -> "/" + sample.text(PATH_CHARACTERS, 0, 12)),
                sample.list(0, 5, () -> "/" + sample.text(PATH_CHARACTERS, 0, 12)));
    }

    private static ClientTls clientTls(Sample sample) {
        var version = sample.orNull(0.5, () -> sample.of(TlsVersion.class));
        var suites = version == TlsVersion.TLS_1_3
                ? null
                : sample.orNull(0.5, () -> Set.copyOf(sample.list(1, 6, () -> sample.of(CipherSuite.class))));
        return ClientTls.DEFAULT
                .withMinimumVersion(version)
                .withCipherSuites(suites)
                .withStrictTransportSecurity(sample.orNull(0.5, () -> strictTransportSecurity(sample)));
    }

    private static StrictTransportSecurity strictTransportSecurity(Sample sample) {
        return sample.oneOf(
                () -> new StrictTransportSecurity(
                        sample.between(0, StrictTransportSecurity.MAX_AGE_SECONDS), sample.either(), false),
                () -> new StrictTransportSecurity(StrictTransportSecurity.MIN_PRELOAD_AGE_SECONDS, true, true));
    }
}
