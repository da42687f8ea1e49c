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
                "Management endpoints disabled",
                403,
                "no management key is set; set backsource.edge.management-key-file or backsource.edge.management-key");
    }

    static Problem wrongManagementKey() {
        return new Problem(
                "urn:backsource:problem:wrong-management-key",
                "Missing or wrong management key",
                401,
                "send the edge's management key: Authorization: Bearer KEY");
    }

    static Problem invalidHost(String detail) {
        return invalid("host: " + detail);
    }

    static Problem invalidUrl() {
        return invalid(
                "url: must be an absolute http or https URL with a valid host and target, percent-encoded, of at most "
                        + Explanation.MAX_URL_LENGTH + " characters");
    }

    static Problem invalidScheme() {
        return invalid("scheme: must be http or https");
    }

    private static Problem invalid(String detail) {
        return new Problem("urn:backsource:problem:invalid-request", "Invalid request", 400, detail);
    }

    static Problem noRoute(String detail) {
        return new Problem("urn:backsource:problem:no-route", "Unknown host", 404, detail);
    }
}
