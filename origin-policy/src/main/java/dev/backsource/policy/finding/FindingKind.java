package dev.backsource.policy.finding;

import static dev.backsource.policy.finding.Severity.ERROR;
import static dev.backsource.policy.finding.Severity.WARNING;

import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of finding. The constants are the registry of all kinds: a new kind is a record of evidence, a constant here and the code that measures it.
 * Events, API, console, command line and {@code docs/findings.md} go through {@link #ALL}.
 *
 * <p>The code of a port's failure is the name of its {@code PortCause}.
 *
 * @param <E> the evidence, which reads and writes its own JSON by Jackson's annotations
 */
public final class FindingKind<E extends Evidence> {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final List<FindingKind<?>> REGISTERED = new ArrayList<>();
    private static final Instant EXAMPLE_TIME = Instant.parse("2026-12-24T18:00:00Z");

    public static final FindingKind<NameUnresolved> NAME_UNRESOLVED =
            register("name-unresolved", ERROR, Gate.NAME, new NameUnresolved(NameUnresolved.Verdict.NO_ADDRESS));

    public static final FindingKind<AddressProhibited> ADDRESS_PROHIBITED = register(
            "address-prohibited",
            ERROR,
            Gate.ADDRESS,
            new AddressProhibited("origin resolves to 10.0.0.7, which is not a public address"));

    public static final FindingKind<PortProhibited> PORT_PROHIBITED =
            register("port-prohibited", ERROR, Gate.ADDRESS, new PortProhibited("is not allowed for origins"));

    public static final FindingKind<ConnectionRefused> CONNECTION_REFUSED =
            register("connection-refused", ERROR, Gate.TCP, new ConnectionRefused());

    public static final FindingKind<ConnectionTimedOut> CONNECTION_TIMED_OUT =
            register("connection-timed-out", ERROR, Gate.TCP, new ConnectionTimedOut(3_000));

    public static final FindingKind<NoRoute> NO_ROUTE =
            register("no-route", ERROR, Gate.TCP, new NoRoute("no route to host"));

    public static final FindingKind<NoRoute> NETWORK_UNREACHABLE =
            register("network-unreachable", ERROR, Gate.TCP, new NoRoute("network unreachable"));

    public static final FindingKind<ConnectionFailed> CONNECTION_FAILED =
            register("connection-failed", ERROR, Gate.TCP, new ConnectionFailed("Connection reset by peer"));

    public static final FindingKind<NoTls> NO_TLS = register("no-tls", ERROR, Gate.TLS, new NoTls(true));

    public static final FindingKind<HandshakeFailed> HANDSHAKE_FAILED =
            register("handshake-failed", ERROR, Gate.TLS, new HandshakeFailed("connection closed", "www.example.com"));

    public static final FindingKind<TlsTooOld> TLS_VERSION =
            register("tls-version", ERROR, Gate.TLS_VERSION, new TlsTooOld("TLSv1.2", "TLSv1.3"));

    public static final FindingKind<CipherMismatch> TLS_CIPHER = register(
            "tls-cipher", ERROR, Gate.TLS_VERSION, new CipherMismatch("TLSv1.2", "TLS_RSA_WITH_AES_128_CBC_SHA"));

    public static final FindingKind<ServerNameRefused> SERVER_NAME =
            register("server-name", ERROR, Gate.SERVER_NAME, new ServerNameRefused("www.example.com", null, true));

    public static final FindingKind<NoCertificate> NO_CERTIFICATE =
            register("no-certificate", ERROR, Gate.CHAIN, new NoCertificate());

    public static final FindingKind<IncompleteChain> CHAIN_INCOMPLETE = register(
            "chain-incomplete", ERROR, Gate.CHAIN, new IncompleteChain(1, "CN=www.example.com", "CN=Example TLS CA 3"));

    public static final FindingKind<SelfSigned> CERTIFICATE_SELF_SIGNED =
            register("certificate-self-signed", ERROR, Gate.CHAIN, new SelfSigned("CN=www.example.com"));

    public static final FindingKind<UnknownRoot> CERTIFICATE_UNTRUSTED = register(
            "certificate-untrusted",
            ERROR,
            Gate.CHAIN,
            new UnknownRoot("CN=www.example.com", "CN=Example Company Root", false));

    public static final FindingKind<WeakTls> TLS_REFUSED =
            register("tls-refused", ERROR, Gate.CHAIN, new WeakTls("a certificate's key is too short"));

    public static final FindingKind<ForeignCertificate> CERTIFICATE_NAME = register(
            "certificate-name",
            ERROR,
            Gate.CERTIFICATE_NAME,
            new ForeignCertificate(List.of("www.example.net", "example.net"), 0, "www.example.com", "www.example.com"));

    public static final FindingKind<CertificateExpired> CERTIFICATE_EXPIRED = register(
            "certificate-expired", ERROR, Gate.EXPIRY, new CertificateExpired("CN=www.example.com", EXAMPLE_TIME));

    public static final FindingKind<CertificateNotYetValid> CERTIFICATE_NOT_YET_VALID = register(
            "certificate-not-yet-valid",
            ERROR,
            Gate.EXPIRY,
            new CertificateNotYetValid("CN=www.example.com", EXAMPLE_TIME));

    public static final FindingKind<CertificateExpiring> CERTIFICATE_EXPIRING = register(
            "certificate-expiring",
            WARNING,
            Gate.EXPIRY,
            new CertificateExpiring("CN=www.example.com", "5e0c2f8a91d3b764", EXAMPLE_TIME, 7));

    public static final FindingKind<RefusedLater> CERTIFICATE_REFUSED_LATER = register(
            "certificate-refused-later",
            WARNING,
            Gate.CHAIN,
            new RefusedLater(EXAMPLE_TIME, "certificate-self-signed", "its certificate is self-signed"));

    public static final FindingKind<HttpFailed> HTTP_FAILED = register(
            "http-failed",
            ERROR,
            Gate.HTTP,
            new HttpFailed("closes the connection without a response", "http://www.example.com/"));

    public static final FindingKind<HttpUnavailable> HTTP_UNAVAILABLE =
            register("http-unavailable", WARNING, Gate.HTTP, new HttpUnavailable(503, "https://www.example.com/"));

    public static final FindingKind<RedirectLoop> REDIRECT_LOOP = register(
            "redirect-loop",
            ERROR,
            null,
            new RedirectLoop(
                    List.of(Scheme.HTTP, Scheme.HTTPS),
                    List.of(
                            new RedirectLoop.Step(
                                    "http://www.example.com/", Scheme.HTTP, 80, 301, "https://www.example.com/"),
                            new RedirectLoop.Step(
                                    "https://www.example.com/", Scheme.HTTP, 80, 301, "https://www.example.com/")),
                    List.of(RedirectType.FOLLOW, RedirectType.HTTPS),
                    List.of(),
                    "x-forwarded-proto"));

    public static final FindingKind<SchemesDiffer> SCHEMES_DIFFER = register(
            "schemes-differ",
            WARNING,
            null,
            new SchemesDiffer(
                    new SchemesDiffer.Response(200, "text/html", 48_123L, "Example shop", false),
                    new SchemesDiffer.Response(200, "text/html", 615L, "Welcome to nginx!", false),
                    new SchemesDiffer.Likeness(40, 25, 0, 0)));

    public static final FindingKind<InsecureLinks> INSECURE_LINKS = register(
            "insecure-links",
            WARNING,
            null,
            new InsecureLinks(
                    "https://www.example.com/",
                    2,
                    List.of("http://www.example.com/site.css", "http://www.example.com/site.js"),
                    "x-forwarded-proto"));

    public static final FindingKind<ForwardedProto> FORWARDED_PROTO = register(
            "forwarded-proto", WARNING, null, new ForwardedProto("x-forwarded-proto", "front-end-https", true));

    public static final FindingKind<HttpsOnly> STRICT_TRANSPORT_SECURITY = register(
            "strict-transport-security",
            WARNING,
            null,
            new HttpsOnly("https://www.example.com/", 31_536_000, true, 200, false));

    /** Every kind, in the order of a connection; those of responses last. */
    public static final List<FindingKind<?>> ALL = List.copyOf(REGISTERED);

    private final String code;
    private final Severity severity;
    private final @Nullable Gate gate;
    private final Class<E> type;
    private final E example;

    private FindingKind(String code, Severity severity, @Nullable Gate gate, Class<E> type, E example) {
        this.code = code;
        this.severity = severity;
        this.gate = gate;
        this.type = type;
        this.example = example;
    }

    /** The kind with {@code code}; null for that of another version. */
    public static @Nullable FindingKind<?> byCode(String code) {
        return ALL.stream().filter(kind -> kind.code.equals(code)).findFirst().orElse(null);
    }

    /** Its name in events, API and console: 1 to 40 lower-case letters, digits and hyphens. */
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    /** The stage of a connection at which it is found; null for none. */
    public @Nullable Gate gate() {
        return gate;
    }

    /** The type of its evidence. */
    public Class<E> type() {
        return type;
    }

    /** A measurement for documents. */
    public E example() {
        return example;
    }

    @Override
    public String toString() {
        return code;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Evidence> FindingKind<E> register(
            String code, Severity severity, @Nullable Gate gate, E example) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a code: " + code);
        }
        var kind = new FindingKind<>(code, severity, gate, (Class<E>) example.getClass(), example);
        REGISTERED.add(kind);
        return kind;
    }
}
