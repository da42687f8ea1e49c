package dev.backsource.policy.origin;

import dev.backsource.policy.finding.CertificateExpired;
import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.CertificateNotYetValid;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.ForeignCertificate;
import dev.backsource.policy.finding.IncompleteChain;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.NoCertificate;
import dev.backsource.policy.finding.PeerText;
import dev.backsource.policy.finding.SelfSigned;
import dev.backsource.policy.finding.UnknownRoot;
import dev.backsource.policy.finding.WeakTls;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The rules for an origin's certificates, the same for edges and prober: a chain to a trusted root, a certificate for the required name, and strong
 * keys and signatures. Made once for each set of roots.
 */
public final class CertificateRules {
    /** Certificates beyond this number are not looked at to explain a chain that isn't trusted. */
    private static final int MAX_PATH = 10;

    private static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";
    /** The DER of the object identifier 1.3.6.1.5.5.7.48.2, the address of the issuer's certificate (RFC 5280 §4.2.2.1). */
    private static final byte[] CA_ISSUERS = {6, 8, 0x2b, 6, 1, 5, 5, 7, 0x30, 2};

    /** The least first. */
    private static final int[] EXPIRY_DAYS = {1, 7, 30};

    /** Of the lifetime. Clients of ACME renew when a third of it is left; with less than a quarter, a certificate is late. */
    private static final int PARTS_OF_LIFETIME = 4;

    private static final int SERIAL_RADIX = 16;

    private final X509TrustManager trust;
    private final boolean ownAuthorities;
    private final boolean weakToo;
    private final Set<Anchor> anchors;
    private final Set<X500Principal> authorities;
    private final Set<String> organizations;

    /**
     * @param trust the trusted roots
     * @param ownAuthorities whether these are the domain's, in place of the deployment's
     * @param weakToo whether weak keys and signatures are accepted
     */
    public CertificateRules(X509TrustManager trust, boolean ownAuthorities, boolean weakToo) {
        this.trust = trust;
        this.ownAuthorities = ownAuthorities;
        this.weakToo = weakToo;
        var roots = List.of(trust.getAcceptedIssuers());
        this.anchors = roots.stream().map(Anchor::of).collect(Collectors.toUnmodifiableSet());
        this.authorities = anchors.stream().map(Anchor::subject).collect(Collectors.toUnmodifiableSet());
        this.organizations = authorities.stream()
                .map(CertificateRules::organization)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The objection to a chain; null when it is accepted.
     *
     * @param chain as the origin sends it, its own certificate first
     * @param serverName the name that the certificate must have, in lower case; null where none is known, which no certificate has
     */
    public @Nullable Measurement objection(
            X509Certificate[] chain, String keyExchange, @Nullable String serverName, Instant now) {
        if (chain.length == 0) {
            return Measurement.of(FindingKind.NO_CERTIFICATE, new NoCertificate());
        }
        try {
            trust.checkServerTrusted(chain, keyExchange);
        } catch (CertificateException e) {
            return untrusted(chain, e, now);
        }
        return objectionToTrusted(chain, serverName);
    }

    /**
     * The objection to a chain at {@code then}, a later time than {@code now}; null when it will be accepted, as far as that can be judged now: of a chain
     * that isn't valid yet, only the name and the strength.
     */
    public @Nullable Measurement objectionLater(
            X509Certificate[] chain, String keyExchange, @Nullable String serverName, Instant now, Instant then) {
        var found = objection(chain, keyExchange, serverName, now);
        var isEarly = found != null && found.kind() == FindingKind.CERTIFICATE_NOT_YET_VALID;
        if (found != null && !isEarly) {
            return found;
        }
        var invalid = invalidity(path(chain), then);
        return invalid == null && isEarly ? objectionToTrusted(chain, serverName) : invalid;
    }

    /** The objection to a chain that is known to lead to a trusted root; null when it is accepted. */
    public @Nullable Measurement objectionToTrusted(X509Certificate[] chain, @Nullable String serverName) {
        return serverName != null && CertificateNames.covers(chain[0], serverName)
                ? weakness(chain)
                : foreign(chain[0], serverName);
    }

    /** The certificate of an accepted chain that expires first, if that is soon for its lifetime, and within 30 days; null for none. */
    public @Nullable Measurement expiring(X509Certificate[] chain, Instant now) {
        return path(chain).stream()
                .filter(certificate -> certificate.getNotAfter().toInstant().isAfter(now))
                .min(Comparator.comparing(X509Certificate::getNotAfter))
                .map(first -> expiring(
                        first, Duration.between(now, first.getNotAfter().toInstant())))
                .orElse(null);
    }

    private static @Nullable Measurement expiring(X509Certificate certificate, Duration left) {
        var lifetime = Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
        if (left.compareTo(lifetime.dividedBy(PARTS_OF_LIFETIME)) >= 0) {
            return null;
        }
        return Arrays.stream(EXPIRY_DAYS)
                .filter(days -> left.compareTo(Duration.ofDays(days)) < 0)
                .mapToObj(days -> Measurement.of(
                        FindingKind.CERTIFICATE_EXPIRING,
                        new CertificateExpiring(
                                subject(certificate),
                                certificate.getSerialNumber().toString(SERIAL_RADIX),
                                certificate.getNotAfter().toInstant(),
                                days)))
                .findFirst()
                .orElse(null);
    }

    /**
     * The measurement of a chain that isn't accepted, whatever its name.
     *
     * @param objection of the check of the chain
     */
    public Measurement untrusted(X509Certificate[] chain, CertificateException objection, Instant now) {
        var path = path(chain);
        var invalid = invalidity(path, now);
        if (invalid != null) {
            return invalid;
        }
        if (path.isEmpty()) {
            return invalid(objection);
        }
        var last = path.get(path.size() - 1);
        if (path.size() == 1 && isSelfIssued(last)) {
            return Measurement.of(FindingKind.CERTIFICATE_SELF_SIGNED, new SelfSigned(subject(last)));
        }
        if (authorities.contains(last.getIssuerX500Principal())) {
            return invalid(objection);
        }
        return isIssuerMissing(path)
                ? Measurement.of(
                        FindingKind.CHAIN_INCOMPLETE, new IncompleteChain(path.size(), subject(last), issuer(last)))
                : Measurement.of(
                        FindingKind.CERTIFICATE_UNTRUSTED,
                        new UnknownRoot(subject(path.get(0)), issuer(last), ownAuthorities));
    }

    private static @Nullable Measurement invalidity(List<X509Certificate> path, Instant at) {
        for (var certificate : path) {
            var ends = certificate.getNotAfter().toInstant();
            if (ends.isBefore(at)) {
                return Measurement.of(
                        FindingKind.CERTIFICATE_EXPIRED, new CertificateExpired(subject(certificate), ends));
            }
            var begins = certificate.getNotBefore().toInstant();
            if (begins.isAfter(at)) {
                return Measurement.of(
                        FindingKind.CERTIFICATE_NOT_YET_VALID,
                        new CertificateNotYetValid(subject(certificate), begins));
            }
        }
        return null;
    }

    /** A chain to a trusted root that breaks another rule, such as a constraint on names. */
    private static Measurement invalid(CertificateException objection) {
        var root = HandshakeFailures.root(objection);
        return Measurement.of(FindingKind.TLS_REFUSED, new WeakTls("its chain is invalid: " + root.getMessage()));
    }

    /**
     * Whether an intermediate is missing rather than a root unknown: the issuer is of an organization that has a trusted root. Where the roots are not
     * the domain's own, a lone certificate that names the address of its issuer's certificate, as those of public authorities do, counts too.
     */
    private boolean isIssuerMissing(List<X509Certificate> path) {
        var last = path.get(path.size() - 1);
        if (isSelfIssued(last)) {
            return false;
        }
        var organization = organization(last.getIssuerX500Principal());
        return (organization != null && organizations.contains(organization))
                || (!ownAuthorities && path.size() == 1 && namesIssuersCertificate(last));
    }

    private static boolean namesIssuersCertificate(X509Certificate certificate) {
        var access = certificate.getExtensionValue(AUTHORITY_INFORMATION_ACCESS);
        return access != null
                && IntStream.rangeClosed(0, access.length - CA_ISSUERS.length)
                        .anyMatch(
                                i -> Arrays.equals(access, i, i + CA_ISSUERS.length, CA_ISSUERS, 0, CA_ISSUERS.length));
    }

    /** The organization in a distinguished name; null without one. */
    private static @Nullable String organization(X500Principal name) {
        return Arrays.stream(name.getName().split("(?<!\\\\),"))
                .filter(part -> part.startsWith("O="))
                .findFirst()
                .orElse(null);
    }

    private static Measurement foreign(X509Certificate certificate, @Nullable String serverName) {
        var names = CertificateNames.of(certificate);
        return Measurement.of(
                FindingKind.CERTIFICATE_NAME,
                new ForeignCertificate(
                        names,
                        Math.max(0, names.size() - PeerText.MAX_NAMES),
                        serverName == null ? "" : serverName,
                        null,
                        names.isEmpty() ? subject(certificate) : null));
    }

    private @Nullable Measurement weakness(X509Certificate[] chain) {
        var weakness = weakToo ? null : CertificateStrength.weakness(chain);
        return weakness == null ? null : Measurement.of(FindingKind.TLS_REFUSED, new WeakTls(weakness));
    }

    /**
     * The server's certificate and, of the others that the origin sends, each one's issuer. It ends before the first with the name and the key of a
     * trusted root, since Java doesn't look beyond: such a root may be sent with another, older signature.
     */
    private List<X509Certificate> path(X509Certificate[] chain) {
        var path = new ArrayList<X509Certificate>();
        @Nullable X509Certificate next = chain[0];
        while (next != null && path.size() < MAX_PATH && !path.contains(next) && !anchors.contains(Anchor.of(next))) {
            path.add(next);
            next = isSelfIssued(next) ? null : sentIssuer(chain, next);
        }
        return path;
    }

    private static @Nullable X509Certificate sentIssuer(X509Certificate[] chain, X509Certificate of) {
        return Arrays.stream(chain)
                .limit(MAX_PATH)
                .filter(sent -> sent.getSubjectX500Principal().equals(of.getIssuerX500Principal()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static String issuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName();
    }

    /** A trusted authority. */
    private record Anchor(X500Principal subject, PublicKey key) {
        static Anchor of(X509Certificate certificate) {
            return new Anchor(certificate.getSubjectX500Principal(), certificate.getPublicKey());
        }
    }
}
