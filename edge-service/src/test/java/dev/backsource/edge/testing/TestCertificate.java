package dev.backsource.edge.testing;

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

/** A self-signed certificate with its key; told from others by its serial number. */
public record TestCertificate(X509Certificate certificate, KeyPair keys) {
    private static final AtomicLong SERIALS = new AtomicLong(1);

    /** With an EC key and for the DNS names {@code names}. */
    public static TestCertificate of(String... names) {
        return of("EC", "SHA256withECDSA", names);
    }

    /** With an RSA key. */
    public static TestCertificate rsa(String... names) {
        return of("RSA", "SHA256withRSA", names);
    }

    private static TestCertificate of(String keyType, String signature, String... names) {
        try {
            var generator = KeyPairGenerator.getInstance(keyType);
            generator.initialize(keyType.equals("EC") ? 256 : 2048);
            var keys = generator.generateKeyPair();
            var subject = new X500Name("CN=" + names[0].replace("*", "wildcard"));
            var builder = new JcaX509v3CertificateBuilder(
                    subject,
                    BigInteger.valueOf(SERIALS.getAndIncrement()),
                    Date.from(Instant.now().minus(Duration.ofDays(1))),
                    Date.from(Instant.now().plus(Duration.ofDays(30))),
                    subject,
                    keys.getPublic());
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            var signed = builder.build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()));
            return new TestCertificate(new JcaX509CertificateConverter().getCertificate(signed), keys);
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralNames alternatives(String... names) {
        return new GeneralNames(Arrays.stream(names)
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    public BigInteger serial() {
        return certificate.getSerialNumber();
    }

    /** Writes {@code name.key} and then {@code name.crt} into {@code folder}. */
    public void write(Path folder, String name) {
        writeKey(folder, name);
        write(folder.resolve(name + ".crt"), certificate);
    }

    /** Writes {@code name.key} alone. */
    public void writeKey(Path folder, String name) {
        write(folder.resolve(name + ".key"), keys.getPrivate());
    }

    private static void write(Path file, Object content) {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(content);
            pem.flush();
            var fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
