package dev.backsource.config.aliyun.answer;

import dev.backsource.config.web.problem.Problem;
import java.util.Map;

/** The API's codes for the service's kinds of problems: one table, so that a refusal means the same at both interfaces. */
final class ErrorCodes {
    private static final String URN = "urn:backsource:problem:";

    private static final Map<String, ErrorCode> BY_KIND = Map.ofEntries(
            Map.entry("body-too-large", ErrorCode.REQUEST_TOO_LARGE),
            Map.entry("consent-missing", ErrorCode.NOT_ALLOWED_NOW),
            Map.entry("database-unavailable", ErrorCode.BUSY),
            Map.entry("domain-exists", ErrorCode.DOMAIN_EXISTS),
            Map.entry("fields-too-large", ErrorCode.REQUEST_TOO_LARGE),
            Map.entry("forbidden", ErrorCode.FORBIDDEN),
            Map.entry("foreign-origin", ErrorCode.HOST_UNKNOWN),
            Map.entry("frozen", ErrorCode.NOT_ALLOWED_NOW),
            Map.entry("internal-error", ErrorCode.INTERNAL),
            Map.entry("invalid-request", ErrorCode.PARAMETER_INVALID),
            Map.entry("mass-change", ErrorCode.NOT_ALLOWED_NOW),
            Map.entry("misdirected-request", ErrorCode.HOST_UNKNOWN),
            Map.entry("name-taken", ErrorCode.DOMAIN_OF_OTHERS),
            Map.entry("no-such-team", ErrorCode.PARAMETER_INVALID),
            Map.entry("proof-missing", ErrorCode.DOMAIN_OF_OTHERS),
            Map.entry("quota-exceeded", ErrorCode.QUOTA_EXCEEDED),
            Map.entry("request-timeout", ErrorCode.REQUEST_TOO_LATE),
            Map.entry("stale-revision", ErrorCode.NOT_ALLOWED_NOW),
            Map.entry("too-many-requests", ErrorCode.THROTTLED),
            Map.entry("unauthorized", ErrorCode.SIGNATURE_DIFFERS),
            Map.entry("unknown-domain", ErrorCode.DOMAIN_UNKNOWN),
            Map.entry("uri-too-long", ErrorCode.REQUEST_TOO_LARGE));

    private ErrorCodes() {}

    static ErrorCode of(Problem problem) {
        var kind = problem.type().startsWith(URN) ? problem.type().substring(URN.length()) : problem.type();
        var code = BY_KIND.get(kind);
        return code != null ? code : byStatus(problem.status());
    }

    private static ErrorCode byStatus(int status) {
        if (status == 503) {
            return ErrorCode.BUSY;
        }
        return status >= 500 ? ErrorCode.INTERNAL : ErrorCode.NOT_ALLOWED_NOW;
    }
}
