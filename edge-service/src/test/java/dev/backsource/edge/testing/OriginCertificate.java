package dev.backsource.edge.testing;

import dev.backsource.testing.certificates.TestCertificate;
import java.nio.file.Path;

/**
 * The certificate of an origin for {@code verified.example.test} that edges under test trust, in files.
 *
 * @param certificate PEM
 * @param key PEM
 */
public record OriginCertificate(Path certificate, Path key) {
    public static final OriginCertificate FILES = create();

    private static OriginCertificate create() {
        var folder = CertificatesFolder.create();
        TestCertificate.of("verified.example.test").writePkcs8(folder, "verified");
        return new OriginCertificate(folder.resolve("verified.crt"), folder.resolve("verified.key"));
    }
}
