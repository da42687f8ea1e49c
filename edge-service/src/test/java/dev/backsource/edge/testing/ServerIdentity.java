package dev.backsource.edge.testing;

import dev.backsource.testing.certificates.TestCertificate;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;

/** The certificate of a Vert.x server. */
public final class ServerIdentity {
    private ServerIdentity() {}

    /** The certificate with its key. */
    public static PemKeyCertOptions of(TestCertificate certificate) {
        return new PemKeyCertOptions()
                .setCertValue(Buffer.buffer(certificate.pem()))
                .setKeyValue(Buffer.buffer(certificate.pkcs8Pem()));
    }
}
