package dev.backsource.system.origins;

import static dev.backsource.system.origins.OriginCertificates.INTERMEDIATE;
import static dev.backsource.system.origins.OriginCertificates.NAMES;

import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.certificates.TestCertificate;
import dev.backsource.testing.tls.TlsRecords;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The faults of origins, each with the change that meets it, the finding, the alert and the redirect type that would work. */
enum BrokenOrigin {
    EXPIRED(
            RedirectType.HTTPS,
            FindingKind.CERTIFICATE_EXPIRED,
            AlertKind.ORIGIN_TLS_REFUSED,
            RedirectType.HTTP,
            origin -> origin.https(tls(OriginCertificates.expired(), List.of(INTERMEDIATE.certificate())))),
    FOREIGN_NAME(
            RedirectType.HTTPS,
            FindingKind.CERTIFICATE_NAME,
            AlertKind.ORIGIN_TLS_REFUSED,
            RedirectType.HTTP,
            origin -> origin.https(
                    tls(OriginCertificates.valid("www.example.net"), List.of(INTERMEDIATE.certificate())))),
    UNKNOWN_ROOT(
            RedirectType.HTTPS,
            FindingKind.CERTIFICATE_UNTRUSTED,
            AlertKind.ORIGIN_TLS_REFUSED,
            RedirectType.HTTP,
            origin -> origin.https(tls(OriginCertificates.ofUnknownRoot(), List.of()))),
    INTERMEDIATE_MISSING(
            RedirectType.HTTPS,
            FindingKind.CHAIN_INCOMPLETE,
            AlertKind.ORIGIN_TLS_REFUSED,
            RedirectType.HTTP,
            origin -> origin.https(tls(OriginCertificates.withIssuersAddress(), List.of()))),
    TLS_1_0(
            RedirectType.HTTPS,
            FindingKind.TLS_VERSION,
            AlertKind.ORIGIN_TLS_REFUSED,
            RedirectType.HTTP,
            origin -> origin.https(Conversation.bytes(TlsRecords.serverHello(0x0301, 0x002f)))),
    OTHER_SERVER_NAME(
            RedirectType.FOLLOW,
            FindingKind.SERVER_NAME,
            AlertKind.ORIGIN_TLS_FAILED,
            RedirectType.HTTP,
            origin -> origin.https(Conversation.https(
                    OriginCertificates.valid("inner.example.net"),
                    List.of(INTERMEDIATE.certificate()),
                    "inner\\.example\\.net",
                    Site.PAGE))),
    SCHEME_LOOP(
            RedirectType.HTTP,
            FindingKind.REDIRECT_LOOP,
            AlertKind.ORIGIN_REDIRECT_LOOP,
            RedirectType.HTTPS,
            origin -> origin.http(
                    Conversation.http((scheme, head) -> Site.redirect("https://" + Site.host(head) + "/")))),
    WWW_LOOP(RedirectType.HTTP, FindingKind.REDIRECT_LOOP, AlertKind.ORIGIN_REDIRECT_LOOP, null, origin -> {
        Site site = (scheme, head) -> Site.redirect(scheme + "://" + otherHost(Site.host(head)) + "/");
        origin.http(Conversation.http(site)).https(healthyTls(site));
    }),
    OTHER_CONTENT(
            RedirectType.FOLLOW,
            FindingKind.SCHEMES_DIFFER,
            AlertKind.ORIGIN_SCHEMES_DIFFER,
            null,
            origin -> origin.https(healthyTls((scheme, head) -> Site.page("nginx")))),
    HTTPS_CLOSED(
            RedirectType.FOLLOW,
            FindingKind.CONNECTION_REFUSED,
            AlertKind.FOLLOW_NEEDS_BOTH_PORTS,
            RedirectType.HTTP,
            LoopbackOrigin::closeHttps),
    HTTPS_WITHOUT_TLS(
            RedirectType.HTTPS,
            FindingKind.NO_TLS,
            AlertKind.ORIGIN_TLS_FAILED,
            RedirectType.HTTP,
            origin -> origin.https(Conversation.bytes("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes()))),
    /** The change moves the domain there. */
    REFUSED_ADDRESS(null, FindingKind.ADDRESS_PROHIBITED, AlertKind.ORIGIN_PROHIBITED, null, origin -> {});

    private final @Nullable RedirectType change;
    private final FindingKind<?> finding;
    private final AlertKind alert;
    private final @Nullable RedirectType alternative;
    private final Consumer<LoopbackOrigin> fault;

    BrokenOrigin(
            @Nullable RedirectType change,
            FindingKind<?> finding,
            AlertKind alert,
            @Nullable RedirectType alternative,
            Consumer<LoopbackOrigin> fault) {
        this.change = change;
        this.finding = finding;
        this.alert = alert;
        this.alternative = alternative;
        this.fault = fault;
    }

    /** The type that the policy gets; null where the origin changes. */
    @Nullable
    RedirectType change() {
        return change;
    }

    FindingKind<?> finding() {
        return finding;
    }

    AlertKind alert() {
        return alert;
    }

    /** The strongest type that works; null for none, and where nothing is refused. */
    @Nullable
    RedirectType alternative() {
        return alternative;
    }

    /** The domain below {@code zone} with this origin. */
    String domain(String zone) {
        var name = name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + zone;
        return this == WWW_LOOP ? "*." + name : name;
    }

    void breakIt(LoopbackOrigin origin) {
        fault.accept(origin);
    }

    static void mend(LoopbackOrigin origin) {
        origin.http(Conversation.http(Site.PAGE)).https(healthyTls(Site.PAGE));
    }

    private static Conversation healthyTls(Site site) {
        return Conversation.https(OriginCertificates.valid(NAMES), List.of(INTERMEDIATE.certificate()), ".*", site);
    }

    private static Conversation tls(TestCertificate certificate, List<X509Certificate> above) {
        return Conversation.https(certificate, above, ".*", Site.PAGE);
    }

    private static String otherHost(String host) {
        return host.startsWith("www.") ? host.replaceFirst("www", "shop") : host.replaceFirst("[^.]+", "www");
    }
}
