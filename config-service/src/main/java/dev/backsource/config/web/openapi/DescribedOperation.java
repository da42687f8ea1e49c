package dev.backsource.config.web.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** An operation of the interface's description. */
record DescribedOperation(String path, HttpMethod method, Operation operation) {
    /** The name of the security scheme. */
    static final String ADMINISTRATOR = "administratorToken";

    private static final String DOMAIN = "/api/v1/domains/{name}";

    boolean isWrite() {
        return method != HttpMethod.GET;
    }

    boolean hasBody() {
        return method == HttpMethod.POST || method == HttpMethod.PUT || method == HttpMethod.PATCH;
    }

    boolean isPatch() {
        return method == HttpMethod.PATCH;
    }

    boolean isOfADomain() {
        return path.startsWith(DOMAIN);
    }

    /** Whether the path names what may not be there. */
    boolean namesSomething() {
        return path.contains("{");
    }

    /** Whether it is answered from memory alone. */
    boolean needsNothingElse() {
        return !isWrite() && (path.endsWith("/alerts") || path.endsWith("/edges") || path.endsWith("/reconciliation"));
    }

    boolean is(HttpMethod wanted, String end) {
        return method == wanted && path.endsWith(end);
    }

    /** Whether an administrator is asked for, always or for some requests. */
    boolean mayGrant() {
        return (isWrite() && path.endsWith("/granted-ports"))
                || isRepair()
                || is(HttpMethod.POST, "/restore")
                || is(HttpMethod.POST, "/batches");
    }

    private boolean isRepair() {
        return is(HttpMethod.POST, "/reconciliation/repairs");
    }

    /** Whether the body of that answer is of the schema of that name. */
    boolean answersWith(int status, String schema) {
        var response = operation.getResponses().getAPIResponse(Integer.toString(status));
        var content = response == null ? null : response.getContent();
        var json = content == null ? null : content.getMediaType("application/json");
        return json != null
                && json.getSchema() != null
                && ("#/components/schemas/" + schema).equals(json.getSchema().getRef());
    }

    /** An administrator's token where one is needed, or may be; none elsewhere. */
    void describeSecurity() {
        var administrator = OASFactory.createSecurityRequirement().addScheme(ADMINISTRATOR);
        SecurityRequirement none = OASFactory.createSecurityRequirement();
        operation.setSecurity(
                !mayGrant()
                        ? List.of(none)
                        : path.endsWith("/granted-ports") || isRepair()
                                ? List.of(administrator)
                                : List.of(none, administrator));
    }
}
