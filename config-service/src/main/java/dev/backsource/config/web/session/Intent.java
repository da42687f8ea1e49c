package dev.backsource.config.web.session;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * That a page of this service, and no other, has the browser make a request: cookies come with those of other sites, too. A page of
 * another origin can't send a header of its own choice without being allowed to, which none is; a form, which sends none, comes with
 * its origin.
 */
public final class Intent {
    /** Comes with changes that a script makes. */
    static final String HEADER = "X-Backsource-Console";

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String SAME = "same-origin";
    private static final String BY_HAND = "none";

    private Intent() {}

    /** @throws UnintendedRequestException when a request that changes something may be another page's */
    static void require(HttpServerRequest request) {
        if (!HARMLESS.contains(request.method()) && (!request.headers().contains(HEADER) || isForeign(request))) {
            throw new UnintendedRequestException();
        }
    }

    /**
     * For a form, whose {@code Origin} the check of the host has found to be this service's own if there is one.
     *
     * @throws UnintendedRequestException when it may be another page's
     */
    public static void requireOfForm(HttpServerRequest request) {
        var says = request.headers().contains("Origin") || request.headers().contains(FETCH_SITE);
        if (!says || isForeign(request)) {
            throw new UnintendedRequestException();
        }
    }

    /**
     * For a page that begins something: it is opened by a page of this service, or by nobody's.
     *
     * @throws UnintendedRequestException when another site had it opened
     */
    public static void requireOfPage(HttpServerRequest request) {
        if (request.headers().getAll(FETCH_SITE).stream()
                .anyMatch(site -> !site.equals(SAME) && !site.equals(BY_HAND))) {
            throw new UnintendedRequestException();
        }
    }

    private static boolean isForeign(HttpServerRequest request) {
        return request.headers().getAll(FETCH_SITE).stream().anyMatch(site -> !site.equals(SAME));
    }
}
