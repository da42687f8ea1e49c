package dev.backsource.edge.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/**
 * Two PEM files (RFC 7468): a certificate followed by its chain, and its key in PKCS #8, PKCS #1 or SEC 1, unencrypted.
 */
record PemPair(Path certificate, Path key) {
    private static final byte[] PROBE = {1, 2, 3, 4};

    /**
     * Reads the pair.
     *
     * @throws IOException when a file can't be read
     * @throws GeneralSecurityException when a file contains something else, or when the key doesn't match the
     *     certificate
     */
    ServedCertificate read(String alias) throws IOException, GeneralSecurityException {
        var chain = readChain();
        var publicKey = chain.get(0).getPublicKey();
        var encoded = new PKCS8EncodedKeySpec(complete(readKey(), publicKey).getEncoded());
        // This factory rejects a key of another type than the certificate's.
        var privateKey = KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(encoded);
        if (!signs(privateKey, publicKey)) {
            throw new GeneralSecurityException("key in " + key.getFileName() + " does not match the certificate");
        }
        return new ServedCertificate(alias, privateKey, chain);
    }

    private List<X509Certificate> readChain() throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(certificate)) {
            var chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                throw new GeneralSecurityException("no certificate in " + certificate.getFileName());
            }
            return chain;
        }
    }

    private PrivateKeyInfo readKey() throws IOException, GeneralSecurityException {
        try (var parser = new PEMParser(Files.newBufferedReader(key))) {
            for (var found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PEMKeyPair pair) {
                    return pair.getPrivateKeyInfo();
                }
                if (found instanceof PrivateKeyInfo info) {
                    return info;
                }
            }
            throw new GeneralSecurityException("no unencrypted key in " + key.getFileName());
        }
    }

    /** Adds the curve, which a SEC 1 key may omit, from the certificate. */
    private static PrivateKeyInfo complete(PrivateKeyInfo info, PublicKey publicKey) throws IOException {
        return info.getPrivateKeyAlgorithm().getParameters() != null
                ? info
                : new PrivateKeyInfo(
                        SubjectPublicKeyInfo.getInstance(publicKey.getEncoded()).getAlgorithm(),
                        info.parsePrivateKey());
    }

    private static boolean signs(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        var signature = Signature.getInstance(
                switch (privateKey.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> privateKey.getAlgorithm();
                });
        signature.initSign(privateKey);
        signature.update(PROBE);
        var signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(PROBE);
        return signature.verify(signed);
    }
}
