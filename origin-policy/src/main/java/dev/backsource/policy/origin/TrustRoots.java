package dev.backsource.policy.origin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The trust anchors for origins' certificates, the same for edges and prober. */
public final class TrustRoots {
    private TrustRoots() {}

    /** The roots of the JVM. */
    public static X509TrustManager roots() throws GeneralSecurityException {
        return trustManager(null);
    }

    /**
     * The roots of the JVM, and the certificates of {@code pem} besides.
     *
     * @throws GeneralSecurityException when these can't be read
     */
    public static X509TrustManager rootsAnd(byte[] pem) throws GeneralSecurityException {
        var certificates = new ArrayList<Certificate>(List.of(roots().getAcceptedIssuers()));
        certificates.addAll(read(pem));
        return trustManager(store(certificates));
    }

    /**
     * The certificates that a domain brings along and no others.
     *
     * @throws IllegalStateException when they can't be read, which {@link dev.backsource.policy.domain.OriginTls} rules out
     */
    public static X509TrustManager only(String pem) {
        try {
            return trustManager(store(read(pem.getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a domain's CA certificates can't be read", e);
        }
    }

    private static KeyStore store(Collection<? extends Certificate> certificates) throws GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException("nothing is read here", e);
        }
        for (var certificate : certificates) {
            store.setCertificateEntry("root-" + store.size(), certificate);
        }
        return store;
    }

    private static Collection<? extends Certificate> read(byte[] pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    }

    /** Trusts the certificates in {@code store}; the JVM's own roots for null. */
    private static X509TrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IllegalStateException("the JVM has no X.509 trust manager");
    }
}
