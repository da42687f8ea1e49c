package dev.backsource.edge.origin.connection;

import dev.backsource.edge.EdgeSettings;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * Whom origins are verified against: the roots of the JVM, and the certificates of a PEM file when one is set; or the
 * certificates that a domain brings along, and only these.
 */
@Singleton
final class OriginTrust {
    private final EdgeSettings settings;
    /** Read and written only under the lock of this object; reading the roots takes a while. */
    private @Nullable TrustOptions own;

    OriginTrust(EdgeSettings settings) {
        this.settings = settings;
    }

    /**
     * The edge's own roots, as Vert.x takes them.
     *
     * @throws IllegalStateException when the file can't be read, naming it
     */
    synchronized TrustOptions own() {
        if (own == null) {
            own = readOwn();
        }
        return own;
    }

    /**
     * A domain's own certificates and no others.
     *
     * @throws IllegalStateException when they can't be read, which the kernel has seen to
     */
    static TrustOptions only(String pem) {
        try (var input = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))) {
            return TrustOptions.wrap(trustManager(store(read(input))));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a domain's CA certificates can't be read", e);
        }
    }

    private TrustOptions readOwn() {
        try {
            var file = settings.originCa();
            return TrustOptions.wrap(trustManager(file.isEmpty() ? null : withRoots(file.get())));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "backsource.edge.origin-ca: can't read certificates from " + settings.originCa(), e);
        }
    }

    private static KeyStore withRoots(Path file) throws GeneralSecurityException, IOException {
        var certificates = new ArrayList<Certificate>(List.of(trustManager(null).getAcceptedIssuers()));
        try (var input = new BufferedInputStream(Files.newInputStream(file))) {
            certificates.addAll(read(input));
        }
        return store(certificates);
    }

    private static KeyStore store(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var certificate : certificates) {
            store.setCertificateEntry("root-" + store.size(), certificate);
        }
        return store;
    }

    private static Collection<? extends Certificate> read(InputStream input) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificates(input);
    }

    /** Trusts what is in {@code store}; the JVM's own roots for null. */
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
