package dev.backsource.config.web.problem;

import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** Remedies in the words of the REST interface. */
final class RestRemedies {
    private static final String CHANGE_REQUESTS = "/api/v1/domains/{domain}/change-requests";
    private static final String ROLLOUTS = "/api/v1/domains/{domain}/progressive-rollouts";
    private static final String BY_SECOND_PERSON = ", with a reason, for a second person to approve";

    private RestRemedies() {}

    static String words(Remedy remedy) {
        return remedy.in(template(remedy.code()));
    }

    private static String template(RemedyCode code) {
        return switch (code) {
            case ADD_DOMAIN -> "create it with POST /api/v1/domains";
            case ADD_DOMAIN_AND_REQUEST_CHANGE ->
                "add {domain} without these settings, then send the change to " + CHANGE_REQUESTS + BY_SECOND_PERSON;
            case ASK_EDGES -> "or query an edge directly: GET /explain at its management port";
            case AUTHENTICATE ->
                "send a valid access key, which an administrator can create, in one header Authorization: Bearer"
                        + " bsk_…; or sign in with POST /api/v1/session or in a browser at /console/sign-in";
            case AWAIT_END_OF_FREEZE ->
                "wait until GET /api/v1/freeze tells that it has ended, or ask a global administrator to make the change";
            case CHANGE_OR_REMOVE_DOMAIN -> "change it with PUT, or remove it first";
            case CONFIRM_MASS_CHANGE ->
                "if so many are meant, repeat the request with the number in domains as confirmedDomains: a field of a"
                        + " batch or of a restore to a time, a query parameter elsewhere";
            case CORRECT_ORIGINS_OR_POLICY ->
                "correct the origins or choose that redirect type, or repeat the change with preflight=skip";
            case END_ROLLOUT ->
                "wait for its end, or POST to …/abort or …/promote of the first one that GET " + ROLLOUTS + " lists";
            case LET_ROLL_OUT ->
                "leave out rollout=immediate, so that a progressive rollout begins, or ask an administrator";
            case LIST_ACCESS_KEYS -> "list them with GET /api/v1/access-keys";
            case LIST_ACCOUNTS -> "list them with GET /api/v1/accounts";
            case LIST_CHANGE_REQUESTS -> "list them with GET " + CHANGE_REQUESTS;
            case LIST_PURGES -> "list recent purges with GET /api/v1/domains/{domain}/purges";
            case LIST_ROLLOUTS -> "list them with GET " + ROLLOUTS;
            case READ_AND_REPEAT_ITEM ->
                "read the domain, and send the item again with the current revision as its expectedRevision";
            case READ_AND_REPEAT -> "If-Match does not match; read the domain again and repeat the change";
            case READ_INTERFACE -> "see /q/openapi";
            case REPEAT_WITH_NEW_KEY ->
                "use a new Idempotency-Key for each request, and reuse it only for retries with the same method,"
                        + " path, If-Match and body";
            case REPEAT_FROM_OWN_PAGE ->
                "send the header X-Backsource-Console: 1, or submit the form from this service's own pages";
            case REQUEST_CHANGE -> "send the change to " + CHANGE_REQUESTS + BY_SECOND_PERSON;
            case REQUEST_CHANGE_BEFORE_REMOVAL ->
                "request the same change of {domain} at " + CHANGE_REQUESTS
                        + ", with a reason, then remove the domain once a second person has approved";
            case REQUEST_ROLLOUT ->
                "send the change to " + CHANGE_REQUESTS + ", with a reason and the plan as rollout, for a second person"
                        + " to approve";
            case RESTORE_EARLIER_OR_REMOVE -> "restore the preceding revision, or remove the domain with DELETE";
            case SIGN_IN_AT_PROVIDER -> "sign in with a browser at /console/sign-in";
            case SKIP_PREFLIGHT -> "repeat the change, or repeat it with preflight=skip to make it unchecked";
        };
    }
}
