package dev.backsource.config.api;

import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/** An operation of the interface's description. */
record DescribedOperation(String path, HttpMethod method, Operation operation) {
    private static final String DOMAIN = "/api/v1/domains/{name}";

    boolean isWrite() {
        return method != HttpMethod.GET;
    }

    boolean hasBody() {
        return method == HttpMethod.POST || method == HttpMethod.PUT;
    }

    boolean isOfADomain() {
        return path.startsWith(DOMAIN);
    }

    /** Whether a client can say anything that may be wrong. */
    boolean hasInput() {
        var parameters = operation.getParameters();
        return isWrite() || namesSomething() || (parameters != null && !parameters.isEmpty());
    }

    /** Whether the path names what may not be there. */
    boolean namesSomething() {
        return path.contains("{");
    }

    /** Whether it is answered from memory alone. */
    boolean needsNothingElse() {
        return !isWrite() && (path.endsWith("/alerts") || path.endsWith("/edges"));
    }

    boolean is(HttpMethod wanted, String end) {
        return method == wanted && path.endsWith(end);
    }
}
