package dev.backsource.policy.origin;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The check that a certificate can't be forged with today's means: RSA of 2,048 bits, EC of 224, and signatures by SHA-2 or later. */
public final class CertificateStrength {
    static final int MIN_RSA_BITS = 2_048;
    static final int MIN_EC_BITS = 224;

    private CertificateStrength() {}

    /**
     * The weakness of a server's chain, in words; null without one.
     *
     * @param chain the server's own certificate first
     */
    public static @Nullable String weakness(X509Certificate... chain) {
        for (var certificate : chain) {
            var weak = isWeakKey(certificate)
                    ? "a certificate's key is too short"
                    : isWeaklySigned(certificate) ? "a certificate's signature algorithm is too weak" : null;
            if (weak != null) {
                return weak;
            }
        }
        return null;
    }

    private static boolean isWeakKey(X509Certificate certificate) {
        var key = certificate.getPublicKey();
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength() < MIN_RSA_BITS;
        }
        if (key instanceof ECKey ec) {
            return ec.getParams().getCurve().getField().getFieldSize() < MIN_EC_BITS;
        }
        return key.getAlgorithm().equals("DSA");
    }

    /** Whether the signature is weak; a root's doesn't count, since it is trusted by itself. */
    private static boolean isWeaklySigned(X509Certificate certificate) {
        var algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        return (algorithm.startsWith("SHA1") || algorithm.startsWith("MD"))
                && !certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
