package dev.backsource.policy.response;

import dev.backsource.policy.domain.ContentMatcher;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.finding.HttpsOnly;
import dev.backsource.policy.finding.InsecureLinks;
import dev.backsource.policy.finding.SchemesDiffer;
import dev.backsource.policy.finding.SchemesDiffer.Likeness;
import dev.backsource.policy.protocol.Scheme;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The comparison of the responses that clients over HTTP and over HTTPS get in the end, and of their signs that HTTPS is meant and HTTP is used. */
public final class SchemeComparison {
    private SchemeComparison() {}

    /**
     * The difference between the ends of both chains; null where clients get the same, or where one of them has no response. Lengths alone are no
     * difference, and neither is a title that may be missing since a page broke off. Redirects to another domain are alike, whatever their status and
     * location, which may well keep the client's scheme. A client over HTTP that is redirected to HTTPS, though at another domain, is no difference either.
     */
    public static @Nullable SchemesDiffer difference(RedirectChain http, RedirectChain https) {
        var one = compared(http);
        var other = compared(https);
        if (one == null || other == null || http.leavesForHttps()) {
            return null;
        }
        var first = response(one);
        var second = response(other);
        var likeness = likeness(first, second, haveTitles(one, other));
        return likeness.status() == 0 || likeness.type() == 0 || likeness.title() == 0
                ? new SchemesDiffer(first, second, likeness)
                : null;
    }

    /**
     * Whether requests for the probe path have one target, whatever the client's scheme, so that no difference is the origin's choice of a site by the
     * port.
     */
    public static boolean haveOneTarget(Domain domain, Origin origin) {
        var kind = new ContentMatcher(domain.dynamicAcceleration())
                .kindOf(domain.originRequest().probeTarget());
        return domain.target(kind, Scheme.HTTP, origin).equals(domain.target(kind, Scheme.HTTPS, origin));
    }

    /** Whether both chains have responses to compare. */
    public static boolean isPossible(RedirectChain http, RedirectChain https) {
        return compared(http) != null && compared(https) != null;
    }

    /** Whether another response to the last request of {@code chain} has the same title. */
    public static boolean haveSameTitle(RedirectChain chain, OriginResponse again) {
        var last = chain.last();
        return last != null
                && Objects.equals(response(last).title(), response(again).title());
    }

    /**
     * The links over HTTP to the host of the last page of {@code chain}, of a client over HTTPS; null where there are none.
     *
     * @param field the name of the field that tells the origin the client's scheme
     */
    public static @Nullable InsecureLinks insecureLinks(RedirectChain chain, String field) {
        var https = chain.withinDomain();
        var page = https.last();
        if (https.end() != RedirectChain.End.RESPONSE
                || page == null
                || !https.url().scheme().isSecure()) {
            return null;
        }
        var html = page.html();
        var links = html == null
                ? List.<String>of()
                : Page.insecureLinks(html, https.url().host());
        return links.isEmpty() ? null : new InsecureLinks(https.url().toString(), links.size(), links, field);
    }

    /**
     * The instruction to browsers to use HTTPS only, in a response over HTTPS, while clients over HTTP get a response over HTTP, or the policy sends
     * requests of clients over HTTPS to the origin over HTTP; null for none.
     */
    public static @Nullable HttpsOnly httpsOnly(RedirectChain httpChain, RedirectChain httpsChain) {
        var https = httpsChain.withinDomain();
        var secured = compared(httpsChain);
        var field = secured == null
                        || !https.asked().to().scheme().isSecure()
                        || !https.url().scheme().isSecure()
                ? null
                : secured.strictTransport();
        var security = field == null ? null : TransportSecurity.of(field);
        if (security == null || security.maxAgeSeconds() == 0) {
            return null;
        }
        var http = httpChain.withinDomain();
        var plain =
                http.end() == RedirectChain.End.RESPONSE && !http.url().scheme().isSecure()
                        ? compared(httpChain)
                        : null;
        var sendsInClear = https.site().sendsInClear();
        return plain != null || sendsInClear
                ? new HttpsOnly(
                        https.url().toString(),
                        security.maxAgeSeconds(),
                        security.includeSubDomains(),
                        plain == null ? null : plain.status(),
                        sendsInClear)
                : null;
    }

    private static @Nullable OriginResponse compared(RedirectChain chain) {
        var compared = chain.withinDomain();
        return !chain.loops() && compared.isConclusive() ? compared.last() : null;
    }

    /** Whether both titles are known, if only to be missing. */
    private static boolean haveTitles(OriginResponse one, OriginResponse other) {
        return isTitleKnown(one) && isTitleKnown(other);
    }

    private static boolean isTitleKnown(OriginResponse response) {
        var html = response.html();
        return html != null && (!response.isCut() || Page.title(html) != null);
    }

    private static Likeness likeness(SchemesDiffer.Response http, SchemesDiffer.Response https, boolean haveTitles) {
        return new Likeness(
                http.status() == https.status() || (isRedirect(http) && isRedirect(https)) ? Likeness.STATUS : 0,
                Objects.equals(http.type(), https.type()) ? Likeness.TYPE : 0,
                !haveTitles || Objects.equals(http.title(), https.title()) ? Likeness.TITLE : 0,
                (int) Math.round(Likeness.LENGTH * ratio(http.length(), https.length())));
    }

    private static boolean isRedirect(SchemesDiffer.Response response) {
        return response.status() >= 300 && response.status() < 400;
    }

    private static SchemesDiffer.Response response(OriginResponse of) {
        var isRedirect = of.redirectsTo() != null;
        var html = of.html();
        return new SchemesDiffer.Response(
                of.status(),
                isRedirect ? null : mediaType(of.contentType()),
                isRedirect ? null : of.length(),
                isRedirect || html == null ? null : Page.title(html),
                of.strictTransport() != null);
    }

    private static @Nullable String mediaType(@Nullable String contentType) {
        return contentType == null ? null : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static double ratio(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null || one.equals(other)
                ? 1
                : (double) Math.min(one, other) / Math.max(one, other);
    }
}
