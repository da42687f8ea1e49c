package dev.backsource.health.probe.attempt;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.finding.CertificateExpired;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.RefusedLater;
import dev.backsource.policy.finding.TlsTooOld;
import dev.backsource.policy.origin.CertificateRules;
import dev.backsource.policy.origin.TlsTerms;
import dev.backsource.policy.origin.TrustRoots;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The check whether edges would go on after a handshake: by the version, and by the rules for certificates. */
@ApplicationScoped
public class CertificateCheck {
    /** Domains seldom have their own roots; those with some are probed every few seconds. */
    private static final int REMEMBERED_ROOTS = 200;

    private static final String KEY_EXCHANGE = "UNKNOWN";

    private final CertificateRules rules;
    private final boolean weakToo;
    private final Clock clock;
    private final Cache<String, CertificateRules> ownRules =
            CacheBuilder.newBuilder().maximumSize(REMEMBERED_ROOTS).build();

    public CertificateCheck(ProbeSettings settings, Clock clock) {
        this.weakToo = settings.weakCertificates();
        this.rules = new CertificateRules(roots(settings), false, weakToo);
        this.clock = clock;
    }

    /** The reason for which an edge would end the connection; null when it wouldn't. */
    @Nullable
    Measurement objection(SSLSession session, TlsTerms terms) {
        if (terms.minimumVersion() == TlsVersion.TLS_1_3
                && !session.getProtocol().equals(TlsVersion.TLS_1_3.protocolName())) {
            return Measurement.of(
                    FindingKind.TLS_VERSION, new TlsTooOld(session.getProtocol(), TlsVersion.TLS_1_3.protocolName()));
        }
        var now = clock.instant();
        return terms.verifies(now)
                ? rules(terms).objection(chain(session), KEY_EXCHANGE, terms.serverName(), now)
                : null;
    }

    /**
     * The end of the validity of an accepted certificate, if it is near, or the refusal of an unverified one after the end of the domain's exception;
     * null otherwise.
     */
    @Nullable
    Measurement warning(SSLSession session, TlsTerms terms) {
        var now = clock.instant();
        var chain = chain(session);
        if (terms.verifies(now)) {
            return chain.length > 0 ? rules(terms).expiring(chain, now) : null;
        }
        var end = terms.verifiedFrom();
        return end == null ? null : warningDuringException(chain, terms, now, end);
    }

    /** A certificate that expires before the end is told as it is under verification, where that is soon. */
    private @Nullable Measurement warningDuringException(
            X509Certificate[] chain, TlsTerms terms, Instant now, Instant end) {
        var rules = rules(terms);
        var later = rules.objectionLater(chain, KEY_EXCHANGE, terms.serverName(), now, end);
        var isAccepted = later == null
                || (later.evidence() instanceof CertificateExpired expired
                        && expired.notAfter().isAfter(now));
        var expiring = isAccepted ? rules.expiring(chain, now) : null;
        return later == null || expiring != null ? expiring : refusedLater(end, later);
    }

    private static Measurement refusedLater(Instant end, Measurement later) {
        return Measurement.of(
                FindingKind.CERTIFICATE_REFUSED_LATER,
                new RefusedLater(end, later.kind().code(), PortCause.TLS_REFUSED.detail(PortCause.reason(later))));
    }

    private CertificateRules rules(TlsTerms terms) {
        var pem = terms.caCertificates();
        if (pem == null) {
            return rules;
        }
        try {
            return ownRules.get(pem, () -> new CertificateRules(TrustRoots.only(pem), true, weakToo));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static X509Certificate[] chain(SSLSession session) {
        try {
            return Arrays.stream(session.getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
        } catch (SSLPeerUnverifiedException e) {
            return new X509Certificate[0];
        }
    }

    private static X509TrustManager roots(ProbeSettings settings) {
        try {
            var file = settings.originCa();
            return file.isEmpty() ? TrustRoots.roots() : TrustRoots.rootsAnd(Files.readAllBytes(file.get()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "backsource.probe.origin-ca: can't read certificates from " + settings.originCa(), e);
        }
    }
}
