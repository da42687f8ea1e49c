package dev.backsource.policy.domain;

import dev.backsource.policy.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.regex.Pattern;

/** The check of certificates to trust: PEM text (RFC 7468 §5) of certificates, and nothing but certificates. */
final class TrustedCertificates {
    static final int MAX_CERTIFICATES = 20;
    static final int MAX_BYTES = 64 * 1024;

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]++-----END CERTIFICATE-----");
    private static final Pattern BOUNDARY = Pattern.compile("-----BEGIN ");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    private TrustedCertificates() {}

    /**
     * Returns {@code pem} when it holds 1 to 20 certificates that can be parsed, in at most 64 KiB, and no other PEM.
     *
     * @throws InvalidValueException otherwise, naming the certificate
     */
    static String check(String pem) {
        if (pem.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new InvalidValueException("the CA certificates exceed 64 KiB; include only those needed");
        }
        if (CONTROL.matcher(pem).find()) {
            throw new InvalidValueException("the CA certificates have a control character, which PEM does not allow");
        }
        var blocks =
                CERTIFICATE.matcher(pem).results().map(match -> match.group()).toList();
        if (blocks.size() != BOUNDARY.matcher(pem).results().count()) {
            throw new InvalidValueException("the CA certificates have other content or a truncated certificate;"
                    + " include only BEGIN CERTIFICATE blocks, and never a key");
        }
        checkCount(blocks.size());
        for (var i = 0; i < blocks.size(); i++) {
            checkParses(blocks.get(i), i + 1);
        }
        return pem;
    }

    private static void checkCount(int count) {
        if (count < 1 || count > MAX_CERTIFICATES) {
            throw new InvalidValueException(
                    "there are " + count + " CA certificates; the range is 1 to " + MAX_CERTIFICATES);
        }
    }

    private static void checkParses(String block, int number) {
        try {
            CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new InvalidValueException("CA certificate " + number + " is not an X.509 certificate");
        }
    }
}
