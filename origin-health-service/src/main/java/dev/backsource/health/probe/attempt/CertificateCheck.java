package dev.backsource.health.probe.attempt;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.origin.CertificateNames;
import dev.backsource.policy.origin.CertificateStrength;
import dev.backsource.policy.origin.TlsTerms;
import dev.backsource.policy.origin.TrustRoots;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The check whether edges would go on after a handshake: by the version, the certificate's name and its trust anchor.
 */
@ApplicationScoped
public class CertificateCheck {
    /** Domains seldom have their own roots; those with some are probed every few seconds. */
    private static final int REMEMBERED_ROOTS = 200;

    private final X509TrustManager roots;
    private final boolean weakToo;
    private final Cache<String, X509TrustManager> ownRoots =
            CacheBuilder.newBuilder().maximumSize(REMEMBERED_ROOTS).build();

    public CertificateCheck(ProbeSettings settings) {
        this.roots = roots(settings);
        this.weakToo = settings.weakCertificates();
    }

    /**
     * The reason for which an edge would end the connection, in the words of the port's state; null when it wouldn't.
     */
    @Nullable
    String objection(SSLSession session, TlsTerms terms) {
        if (terms.minimumVersion() == TlsVersion.TLS_1_3
                && !session.getProtocol().equals(TlsVersion.TLS_1_3.protocolName())) {
            return PortCause.TLS_VERSION.reason(session.getProtocol() + " at most");
        }
        return terms.verifies() ? objection(chain(session), terms) : null;
    }

    private @Nullable String objection(List<X509Certificate> chain, TlsTerms terms) {
        if (chain.isEmpty()) {
            return PortCause.NO_CERTIFICATE.reason();
        }
        try {
            trust(terms).checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
        } catch (CertificateException e) {
            return isExpired(chain.get(0))
                    ? PortCause.CERTIFICATE_EXPIRED.reason()
                    : PortCause.CERTIFICATE_UNTRUSTED.reason();
        }
        if (!CertificateNames.covers(chain.get(0), terms.serverName())) {
            return PortCause.CERTIFICATE_NAME.reason(String.valueOf(terms.serverName()));
        }
        var weakness = weakToo ? null : CertificateStrength.weakness(chain.toArray(X509Certificate[]::new));
        return weakness == null ? null : PortCause.TLS_REFUSED.reason(weakness);
    }

    private static boolean isExpired(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isBefore(Instant.now());
    }

    private X509TrustManager trust(TlsTerms terms) {
        var pem = terms.caCertificates();
        if (pem == null) {
            return roots;
        }
        try {
            return ownRoots.get(pem, () -> TrustRoots.only(pem));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static List<X509Certificate> chain(SSLSession session) {
        try {
            return List.of(session.getPeerCertificates()).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
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
