package dev.backsource.edge.admin;

import dev.backsource.policy.explanation.Explanation;

/**
 * The problem details of a refused request (RFC 9457).
 *
 * @param type the URN of the kind of problem
 * @param title the kind in words
 * @param status the HTTP status code
 * @param detail of this occurrence, with the remedy
 */
record Problem(String type, String title, int status, String detail) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem noManagementKey() {
        return new Problem(
                "urn:backsource:problem:no-management-key",
                "This edge shows its routes to nobody",
                403,
                "no key is set to ask for; set backsource.edge.management-key-file, or backsource.edge.management-key");
    }

    static Problem wrongManagementKey() {
        return new Problem(
                "urn:backsource:problem:wrong-management-key",
                "The key is missing or wrong",
                401,
                "show the edge's management key: Authorization: Bearer KEY");
    }

    static Problem invalidHost(String detail) {
        return invalid("host: " + detail);
    }

    static Problem invalidUrl() {
        return invalid(
                "url: an absolute http or https URL with a valid host and target is needed, percent-encoded, of at most "
                        + Explanation.MAX_URL_LENGTH + " characters");
    }

    static Problem invalidScheme() {
        return invalid("scheme: http and https are the schemes that clients speak");
    }

    private static Problem invalid(String detail) {
        return new Problem("urn:backsource:problem:invalid-request", "The request is not valid", 400, detail);
    }

    static Problem noRoute(String detail) {
        return new Problem("urn:backsource:problem:no-route", "No domain covers the host", 404, detail);
    }
}
