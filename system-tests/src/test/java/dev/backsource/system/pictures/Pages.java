package dev.backsource.system.pictures;

import dev.backsource.system.origins.Conversation;
import dev.backsource.system.origins.Site;
import dev.backsource.testing.certificates.TestAuthority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The pages of the origins. Those below {@code /cached/} may be stored for a minute. */
final class Pages {
    private static final TestAuthority AUTHORITY = TestAuthority.root("CN=Example Company Root");
    private static final Duration VALIDITY = Duration.ofDays(90);
    private static final String ANY = ".*";
    private static final String[] NAMES = {
        "blog.example", "pay.example", "static.example", "live.example", "downloads.example", "*.images.example"
    };

    private Pages() {}

    /** The certificate of the company's own authority, in PEM. */
    static String authority() {
        return AUTHORITY.pem();
    }

    static Conversation overHttp() {
        return Conversation.http(Pages::page);
    }

    /** With a certificate for all domains but the shop's. */
    static Conversation overHttps() {
        return overHttps(NAMES);
    }

    static Conversation overHttps(String... names) {
        var now = Instant.now();
        var certificate = AUTHORITY.server(now.minus(VALIDITY), now.plus(VALIDITY), names);
        return Conversation.https(certificate, List.of(), ANY, Pages::page);
    }

    /** Sends clients to HTTPS. */
    static Conversation redirecting() {
        return Conversation.http((scheme, head) -> Site.redirect("https://" + Site.host(head) + path(head)));
    }

    private static String page(String scheme, String head) {
        var body = "A page, over " + scheme + "\n";
        return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\nCache-Control: "
                + (path(head).startsWith("/cached/") ? "max-age=60" : "no-store")
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String path(String head) {
        return head.split(" ", 3)[1];
    }
}
