package dev.backsource.edge.upstream.trust;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.policy.origin.TrustRoots;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates for the verification of origins: the roots of the JVM, and those of a PEM file when one is set; or
 * the certificates of a domain, and only these.
 */
final class OriginTrust {
    private final EdgeSettings settings;
    /** Read and written only under the lock of this object; reading the roots takes a while. */
    private @Nullable TrustOptions own;

    OriginTrust(EdgeSettings settings) {
        this.settings = settings;
    }

    /**
     * The edge's own roots, in Vert.x's form.
     *
     * @throws IllegalStateException when the file can't be read; the message names it
     */
    synchronized TrustOptions own() {
        if (own == null) {
            own = strict(readOwn(), false);
        }
        return own;
    }

    /** A domain's own certificates and no others. */
    TrustOptions only(String pem) {
        return strict(TrustRoots.only(pem), true);
    }

    private TrustOptions strict(X509TrustManager trusting, boolean ownAuthorities) {
        if (trusting instanceof X509ExtendedTrustManager extended) {
            return TrustOptions.wrap(
                    new StrictTrust(extended, ownAuthorities, settings.origin().weakCertificates()));
        }
        throw new IllegalStateException("trust manager of the JVM without host name verification");
    }

    private X509TrustManager readOwn() {
        try {
            var file = settings.originCa();
            return file.isEmpty() ? TrustRoots.roots() : TrustRoots.rootsAnd(Files.readAllBytes(file.get()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "backsource.edge.origin-ca: can't read certificates from " + settings.originCa(), e);
        }
    }
}
