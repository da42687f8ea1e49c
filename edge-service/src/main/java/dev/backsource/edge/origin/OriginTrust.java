package dev.backsource.edge.origin;

import dev.backsource.edge.EdgeSettings;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
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

/** Whom origins are verified against: the roots of the JVM, and the certificates of a PEM file when one is set. */
@Singleton
final class OriginTrust {
    private final EdgeSettings settings;

    OriginTrust(EdgeSettings settings) {
        this.settings = settings;
    }

    /**
     * The roots, as Vert.x takes them.
     *
     * @throws IllegalStateException when the file can't be read, naming it
     */
    TrustOptions options() {
        try {
            return TrustOptions.wrap(trustManager(
                    settings.originCa().isEmpty()
                            ? null
                            : withRoots(settings.originCa().get())));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "backsource.edge.origin-ca: can't read certificates from " + settings.originCa(), e);
        }
    }

    private static KeyStore withRoots(Path file) throws GeneralSecurityException, IOException {
        var certificates = new ArrayList<Certificate>(List.of(trustManager(null).getAcceptedIssuers()));
        certificates.addAll(read(file));
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var certificate : certificates) {
            store.setCertificateEntry("root-" + store.size(), certificate);
        }
        return store;
    }

    private static Collection<? extends Certificate> read(Path file) throws GeneralSecurityException, IOException {
        try (var input = new BufferedInputStream(Files.newInputStream(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(input);
        }
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
