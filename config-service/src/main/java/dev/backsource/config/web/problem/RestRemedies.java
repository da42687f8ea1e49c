package dev.backsource.config.web.problem;

import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** Remedies in the words of the REST interface. */
final class RestRemedies {
    private static final String PROPOSALS = "/api/v1/domains/{domain}/proposals";
    private static final String BY_SECOND_PERSON = ", with a reason, for a second person to approve";

    private RestRemedies() {}

    static String words(Remedy remedy) {
        return remedy.in(template(remedy.code()));
    }

    private static String template(RemedyCode code) {
        return switch (code) {
            case ADD_DOMAIN -> "create it with POST /api/v1/domains";
            case ADD_DOMAIN_AND_PROPOSE ->
                "add {domain} without that, and send the change to " + PROPOSALS + BY_SECOND_PERSON;
            case ASK_EDGES -> "or ask an edge itself: GET /explain at its management port";
            case AUTHENTICATE ->
                "send an access key that is valid, in one header Authorization: Bearer bsk_…, which an administrator makes;"
                        + " or sign in, by POST /api/v1/session or with a browser at /console/sign-in";
            case CHANGE_OR_REMOVE_DOMAIN -> "change it with PUT, or remove it first";
            case LIST_ACCESS_KEYS -> "GET /api/v1/access-keys lists those that you administer";
            case LIST_ACCOUNTS -> "GET /api/v1/accounts lists those that you administer";
            case LIST_PORT_REQUESTS -> "they are listed at /api/v1/domains/{domain}/port-requests";
            case LIST_PROPOSALS -> "they are listed at " + PROPOSALS;
            case LIST_PURGES -> "those of the last days are listed at /api/v1/domains/{domain}/purges";
            case PROPOSE_CHANGE -> "send the change to " + PROPOSALS + BY_SECOND_PERSON;
            case PROPOSE_BEFORE_REMOVAL ->
                "propose the same of {domain} at " + PROPOSALS
                        + ", with a reason, and remove it once a second person has approved";
            case READ_AND_REPEAT_ITEM -> "read it, and send the item again with that as its expectedRevision";
            case READ_AND_REPEAT -> "If-Match doesn't list that; read the domain again and repeat the change on it";
            case READ_INTERFACE -> "see /q/openapi";
            case REPEAT_WITH_NEW_KEY ->
                "choose a new Idempotency-Key for every request, and send it again with the same request only: method,"
                        + " path, If-Match and body";
            case REPEAT_FROM_OWN_PAGE ->
                "send the header X-Backsource-Console: 1, or a form of this service's own pages";
            case RESTORE_EARLIER_OR_REMOVE -> "restore the revision before it, or remove the domain with DELETE";
            case SIGN_IN_AT_PROVIDER -> "use a browser, at /console/sign-in";
        };
    }
}
