package dev.backsource.testing.certificates;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** A self-signed certificate with its key; told from others by its serial number. */
public record TestCertificate(X509Certificate certificate, KeyPair keys) {
    private static final AtomicLong SERIALS = new AtomicLong(1);
    private static final Map<List<String>, TestCertificate> SHARED = new ConcurrentHashMap<>();

    /** The one of this JVM for {@code names}, as {@link #of} makes it: for tests that only need any. */
    public static TestCertificate shared(String... names) {
        return SHARED.computeIfAbsent(List.of(names), any -> of(names));
    }

    /** A certificate with an EC key for the DNS names and IPv4 addresses {@code names}. */
    public static TestCertificate of(String... names) {
        return of("EC", "SHA256withECDSA", names);
    }

    /** A certificate with an EC key, the common name {@code common} and the alternative names {@code alternatives}, perhaps none. */
    public static TestCertificate named(String common, String... alternatives) {
        return of("EC", 256, "SHA256withECDSA", common, alternatives);
    }

    /** A certificate with an RSA key, for tests that depend on the kind of key: making one takes a hundred times as long as an EC key. */
    public static TestCertificate rsa(String... names) {
        return of("RSA", "SHA256withRSA", names);
    }

    /** A certificate with an RSA key of {@code bits}, signed by {@code signature}; the first name is the common one, the others alternatives. */
    public static TestCertificate rsa(int bits, String signature, String... names) {
        return of("RSA", bits, signature, names[0], Arrays.copyOfRange(names, 1, names.length));
    }

    private static TestCertificate of(String keyType, String signature, String... names) {
        return of(keyType, keyType.equals("EC") ? 256 : 2048, signature, names[0], names);
    }

    private static TestCertificate of(String keyType, int bits, String signature, String common, String... names) {
        try {
            var generator = KeyPairGenerator.getInstance(keyType);
            generator.initialize(bits);
            var keys = generator.generateKeyPair();
            var subject = new X500Name("CN=" + common.replace("*", "wildcard"));
            var builder = new JcaX509v3CertificateBuilder(
                    subject,
                    BigInteger.valueOf(SERIALS.getAndIncrement()),
                    Date.from(Instant.now().minus(Duration.ofDays(1))),
                    Date.from(Instant.now().plus(Duration.ofDays(90))),
                    subject,
                    keys.getPublic());
            if (names.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            }
            var signed = builder.build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()));
            return new TestCertificate(new JcaX509CertificateConverter().getCertificate(signed), keys);
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralNames alternatives(String... names) {
        return new GeneralNames(Arrays.stream(names)
                .map(name -> new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private static boolean isAddress(String name) {
        return name.matches("[0-9]+(\\.[0-9]+){3}");
    }

    /** The private key as PEM in PKCS#8, which includes the kind of key. */
    public String pkcs8Pem() {
        return pem(new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    /** The certificate as PEM. */
    public String pem() {
        return pem(certificate);
    }

    public BigInteger serial() {
        return certificate.getSerialNumber();
    }

    /** Writes {@code name.key} in the form of its kind of key, such as SEC 1, and then {@code name.crt} into {@code folder}. */
    public void write(Path folder, String name) {
        writeKey(folder, name);
        replace(folder.resolve(name + ".crt"), pem());
    }

    /** Likewise, with the key in PKCS#8, which all readers know. */
    public void writePkcs8(Path folder, String name) {
        replace(folder.resolve(name + ".key"), pkcs8Pem());
        replace(folder.resolve(name + ".crt"), pem());
    }

    /** Writes {@code name.key} alone. */
    public void writeKey(Path folder, String name) {
        replace(folder.resolve(name + ".key"), pem(keys.getPrivate()));
    }

    private static void replace(Path file, String pem) {
        try {
            var fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), pem);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(Object content) {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(content);
            pem.flush();
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
