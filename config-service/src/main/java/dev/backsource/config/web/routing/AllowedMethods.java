package dev.backsource.config.web.routing;

import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which methods each path takes; every 405 has to say so (RFC 9110 §15.5.6), and the framework does not. */
enum AllowedMethods {
    DOMAINS("/api/v1/domains/?", "GET, HEAD, OPTIONS, POST"),
    DOMAIN("/api/v1/domains/[^/]+/?", "DELETE, GET, HEAD, OPTIONS"),
    POLICY("/api/v1/domains/[^/]+/origin-protocol-policy/?", "GET, HEAD, OPTIONS, PATCH, PUT"),
    OTHER_PARTS(
            "/api/v1/domains/[^/]+/(origins|origin-request|dynamic-acceleration|granted-ports|client-tls|caching)/?",
            "OPTIONS, PATCH, PUT"),
    PURGES("/api/v1/domains/[^/]+/purges/?", "GET, HEAD, OPTIONS, POST"),
    BATCHES("/api/v1/batches/?", "OPTIONS, POST"),
    REPAIRS("/api/v1/reconciliation/repairs/?", "OPTIONS, POST"),
    RESTORE("/api/v1/domains/[^/]+/revisions/[^/]+/restore/?", "OPTIONS, POST"),
    EDGE("/api/v1/edges/[^/]+/?", "DELETE, OPTIONS"),
    OTHER_VIEWS("/api/v1/(alerts|edges|events|reconciliation)/?", "GET, HEAD, OPTIONS"),
    VIEWS("/api/v1/domains/[^/]+/(health|rollout|revisions|revisions/[^/]+|purges/[^/]+)/?", "GET, HEAD, OPTIONS");

    private final Pattern path;
    private final String methods;

    AllowedMethods(String path, String methods) {
        this.path = Pattern.compile(path);
        this.methods = methods;
    }

    /** The refusal of a request that nothing serves: there is no such path, or it takes other methods. */
    static Refusal refusal(String method, String path) {
        var allow = of(path);
        if (allow == null || List.of(allow.split(", ")).contains(method)) {
            return Refusal.of(ProblemKind.NOT_FOUND, "there is no such path; see /q/openapi");
        }
        var detail = method + " is not for this path; use one of " + allow + ", as /q/openapi describes them";
        return Refusal.of(ProblemKind.METHOD_NOT_ALLOWED, detail).with(HttpHeaders.ALLOW, allow);
    }

    /** The value of {@code Allow} for a path; null when there is no such path. */
    static @Nullable String of(String path) {
        for (var allowed : values()) {
            if (allowed.path.matcher(path).matches()) {
                return allowed.methods;
            }
        }
        return null;
    }
}
