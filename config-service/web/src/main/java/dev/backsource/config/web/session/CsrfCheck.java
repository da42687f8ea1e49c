package dev.backsource.config.web.session;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * The proof that a page of this service, and no other, made a browser send a request: cookies come with requests of other sites, too. A
 * page of another origin can't send a custom header without permission, which none has; a form, which sends no such header, comes with its
 * origin.
 */
public final class CsrfCheck {
    /** Sent with changes by a script. */
    static final String HEADER = "X-Backsource-Console";

    private static final ProblemKind UNINTENDED_REQUEST = new ProblemKind(
            403,
            "unintended-request",
            "The request may come from another site",
            "The request may come from another site");

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String SAME = "same-origin";
    private static final String BY_HAND = "none";

    private CsrfCheck() {}

    /** @throws RefusedException when a request that changes something may come from another page */
    static void require(HttpServerRequest request) {
        if (!HARMLESS.contains(request.method()) && (!request.headers().contains(HEADER) || isForeign(request))) {
            throw refused();
        }
    }

    /**
     * For a form. The check of the host has made sure that its {@code Origin}, if there is one, is this service's own.
     *
     * @throws RefusedException when it may come from another page
     */
    public static void requireOfForm(HttpServerRequest request) {
        var says = request.headers().contains("Origin") || request.headers().contains(FETCH_SITE);
        if (!says || isForeign(request)) {
            throw refused();
        }
    }

    /**
     * For a page that begins something: it may be opened by a page of this service, or directly.
     *
     * @throws RefusedException when another site opened it
     */
    public static void requireOfPage(HttpServerRequest request) {
        if (request.headers().getAll(FETCH_SITE).stream()
                .anyMatch(site -> !site.equals(SAME) && !site.equals(BY_HAND))) {
            throw refused();
        }
    }

    private static RefusedException refused() {
        return UNINTENDED_REQUEST.refused(
                "the change can't be attributed to a page of this service", Remedy.of(RemedyCode.REPEAT_FROM_OWN_PAGE));
    }

    private static boolean isForeign(HttpServerRequest request) {
        return request.headers().getAll(FETCH_SITE).stream().anyMatch(site -> !site.equals(SAME));
    }
}
