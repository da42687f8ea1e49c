package dev.backsource.system.origins;

import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.certificates.TestCertificate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Origins that look odd and work, each with the redirect type of its domain. */
enum HealthyOrigin {
    SLOW(RedirectType.FOLLOW, Slow.SITE),
    HTTP_1_0(RedirectType.FOLLOW, Site.always("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Shop</title>")),
    CHUNKED(
            RedirectType.HTTPS,
            Site.always("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "14\r\n<title>Shop</title>\r\n\r\n0\r\n\r\n")),
    UNAUTHORIZED(
            RedirectType.FOLLOW,
            Site.always("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n")),
    REDIRECT_ELSEWHERE(RedirectType.HTTP, Site.always(Site.redirect("https://www.example.net/"))),
    IPV6(RedirectType.FOLLOW, Site.PAGE),
    WILDCARD(RedirectType.HTTPS, Site.PAGE, OriginCertificates.valid("*.healthy.example")),
    ECDSA(RedirectType.HTTPS, Site.PAGE),
    GZIP(
            RedirectType.FOLLOW,
            Site.always("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 10\r\n\r\n"
                    + "\u001f\u008b\b\0\0\0\0\0\0\u0003")),
    NO_CONTENT(RedirectType.FOLLOW, Site.always("HTTP/1.1 204 No Content\r\n\r\n")),
    REDIRECT_TO_HTTPS(
            RedirectType.FOLLOW,
            (scheme, head) ->
                    scheme.equals("http") ? Site.redirect("https://" + Site.host(head) + "/") : Site.page("Shop")),
    MANY_NAMES(RedirectType.HTTPS, Site.PAGE, OriginCertificates.ofMany("many-names.healthy.example"));

    private final RedirectType type;
    private final Site site;
    private final TestCertificate certificate;

    HealthyOrigin(RedirectType type, Site site) {
        this.type = type;
        this.site = site;
        this.certificate = OriginCertificates.valid(domain());
    }

    HealthyOrigin(RedirectType type, Site site, TestCertificate certificate) {
        this.type = type;
        this.site = site;
        this.certificate = certificate;
    }

    RedirectType type() {
        return type;
    }

    String domain() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".healthy.example";
    }

    String address() {
        return this == IPV6 ? "::1" : "127.0.2." + (ordinal() + 1);
    }

    void serve(LoopbackOrigin origin) {
        origin.http(Conversation.http(site))
                .https(Conversation.https(
                        certificate, List.of(OriginCertificates.INTERMEDIATE.certificate()), ".*", site));
    }

    /** Responses that begin late, but in time. */
    private static final class Slow {
        private static final int AFTER_MS = 400;
        private static final ScheduledExecutorService LATER = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "slow-origin");
            thread.setDaemon(true);
            return thread;
        });
        private static final Site SITE = (scheme, head) -> {
            try {
                return LATER.schedule(() -> Site.page("Shop"), AFTER_MS, TimeUnit.MILLISECONDS)
                        .get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
