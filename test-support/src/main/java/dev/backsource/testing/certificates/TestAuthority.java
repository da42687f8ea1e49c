package dev.backsource.testing.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate authority with EC keys: a root, or an intermediate of another authority. */
public final class TestAuthority {
    private static final AtomicLong SERIALS = new AtomicLong(1_000_000);
    private static final Duration YEARS = Duration.ofDays(3_650);

    private final TestCertificate own;
    private final List<X509Certificate> above;

    private TestAuthority(TestCertificate own, List<X509Certificate> above) {
        this.own = own;
        this.above = above;
    }

    /** A root with the distinguished name {@code name}, such as {@code CN=Example Root}. */
    public static TestAuthority root(String name) {
        var keys = keys();
        var now = Instant.now();
        var subject = new X500Name(name);
        var certificate = sign(new Asked(subject, keys, now.minus(YEARS), now.plus(YEARS), true, null), subject, keys);
        return new TestAuthority(new TestCertificate(certificate, keys), List.of());
    }

    /** An intermediate of this authority. */
    public TestAuthority intermediate(String name) {
        return intermediate(name, null);
    }

    private TestAuthority intermediate(String name, @Nullable Extension extra) {
        var keys = keys();
        var now = Instant.now();
        var certificate = sign(
                new Asked(new X500Name(name), keys, now.minus(YEARS), now.plus(YEARS), true, extra),
                subject(),
                own.keys());
        return new TestAuthority(new TestCertificate(certificate, keys), chain());
    }

    /** A certificate for the DNS names {@code names}, valid in that time. */
    public TestCertificate server(Instant from, Instant to, String... names) {
        var keys = keys();
        var asked = new Asked(new X500Name("CN=" + names[0]), keys, from, to, false, null, names);
        return new TestCertificate(sign(asked, subject(), own.keys()), keys);
    }

    /** One that has the address of this authority's certificate, as those of public authorities do. */
    public TestCertificate serverWithIssuersAddress(String... names) {
        return server(
                Extension.authorityInfoAccess,
                new AuthorityInformationAccess(
                        AccessDescription.id_ad_caIssuers,
                        new GeneralName(GeneralName.uniformResourceIdentifier, "http://ca.example/issuer.crt")),
                names);
    }

    /** One for clients alone. */
    public TestCertificate client(String... names) {
        return server(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth), names);
    }

    /** An intermediate of this authority for the domain {@code permitted} and those below it. */
    public TestAuthority intermediateFor(String permitted, String name) {
        var tree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, permitted));
        return intermediate(
                name, extension(Extension.nameConstraints, new NameConstraints(new GeneralSubtree[] {tree}, null)));
    }

    /** A certificate of this authority's name and key by {@code other}, valid until {@code to}. */
    public X509Certificate signedBy(TestAuthority other, Instant to) {
        return sign(
                new Asked(subject(), own.keys(), to.minus(YEARS), to, true, null), other.subject(), other.own.keys());
    }

    /** One that is valid for 90 days. */
    private TestCertificate server(ASN1ObjectIdentifier extension, ASN1Encodable value, String... names) {
        var keys = keys();
        var now = Instant.now();
        var asked = new Asked(
                new X500Name("CN=" + names[0]),
                keys,
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(90)),
                false,
                extension(extension, value),
                names);
        return new TestCertificate(sign(asked, subject(), own.keys()), keys);
    }

    private static Extension extension(ASN1ObjectIdentifier id, ASN1Encodable value) {
        try {
            return Extension.create(id, false, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The authority's own certificate and those above it, the root last. */
    public List<X509Certificate> chain() {
        var chain = new ArrayList<X509Certificate>();
        chain.add(own.certificate());
        chain.addAll(above);
        return List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return own.certificate();
    }

    /** The authority's own certificate as PEM. */
    public String pem() {
        return own.pem();
    }

    private X500Name subject() {
        return X500Name.getInstance(own.certificate().getSubjectX500Principal().getEncoded());
    }

    private static X509Certificate sign(Asked asked, X500Name issuer, KeyPair by) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIALS.getAndIncrement()),
                    Date.from(asked.from),
                    Date.from(asked.to),
                    asked.subject,
                    asked.keys.getPublic());
            if (asked.authority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            if (asked.names.length > 0) {
                var names = Arrays.stream(asked.names)
                        .map(name -> new GeneralName(GeneralName.dNSName, name))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            if (asked.extra != null) {
                builder.addExtension(asked.extra);
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is to be certified. */
    private record Asked(
            X500Name subject,
            KeyPair keys,
            Instant from,
            Instant to,
            boolean authority,
            @Nullable Extension extra,
            String... names) {}
}
