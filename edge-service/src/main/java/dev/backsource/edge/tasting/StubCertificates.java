package dev.backsource.edge.tasting;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** The certificates of the stub: one for each server name in a handshake, made as it is indicated, by an authority that lives as long as the process. */
final class StubCertificates extends X509ExtendedKeyManager {
    private static final String KEYS = "EC";
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final X500Name AUTHORITY = new X500Name("CN=Backsource taster");
    private static final X500Name SUBJECT = new X500Name("CN=stub");
    private static final String NAMELESS = "tasting.invalid";
    private static final int BITS = 256;
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(365);

    private final Instant now;
    private final KeyPair keys;
    private final X509Certificate authority;
    private long serial = 1;

    /** @param now the time of day; certificates are valid for a year from then */
    StubCertificates(Instant now) {
        this.now = now;
        try {
            var generator = KeyPairGenerator.getInstance(KEYS);
            generator.initialize(BITS);
            keys = generator.generateKeyPair();
            authority = certificate(AUTHORITY, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The authority's certificate, in PEM. */
    String authorityPem() {
        return pem(authority);
    }

    /** For a listener that shows all clients the same certificate. An RSA key, which an edge makes without one, takes a second of a start. */
    KeyCertOptions ofListener() {
        return new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(pem(certificate(SUBJECT, NAMELESS))))
                .addKeyValue(Buffer.buffer(pem("PRIVATE KEY", keys.getPrivate().getEncoded())));
    }

    private static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(der), type);
    }

    private synchronized X509Certificate certificate(X500Name subject, @Nullable String name) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    AUTHORITY,
                    BigInteger.valueOf(serial++),
                    Date.from(now.minus(BEFORE)),
                    Date.from(now.plus(AFTER)),
                    subject,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(name == null));
            if (name != null) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The alias is the name for the certificate. */
    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        if (!keyType.startsWith(KEYS) || engine == null) {
            return null;
        }
        return engine.getHandshakeSession() instanceof ExtendedSSLSession session
                ? session.getRequestedServerNames().stream()
                        .findFirst()
                        .map(StubCertificates::text)
                        .orElse(NAMELESS)
                : NAMELESS;
    }

    private static String text(SNIServerName indicated) {
        return new SNIHostName(indicated.getEncoded()).getAsciiName();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {certificate(SUBJECT, alias)};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return keys.getPrivate();
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }
}
