package dev.backsource.config.api.audit;

import dev.backsource.config.audit.AuditFilter;
import dev.backsource.config.audit.Audits;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The audit: operations of callers, and refusals. */
@Tag(name = "Access")
@Path("/api/v1/audit")
public class AuditResource {
    /** The media type of lines of JSON. */
    public static final String LINES = "application/x-ndjson";

    private final Audits audits;
    private final Callers callers;

    AuditResource(Audits audits, Callers callers) {
        this.audits = audits;
        this.callers = callers;
    }

    @GET
    @Compressed
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listAudit",
            summary = "List audit entries of changes and refusals, newest first",
            description =
                    "Administrators of all domains see all entries; others see their own and those of domains that"
                            + " they can see. With Accept: application/x-ndjson the response contains all entries, one"
                            + " JSON object per line. Entries of requests that change nothing appear within a second or"
                            + " two, and repetitions within a minute are one entry")
    public Uni<Page<AuditAnswer>> list(
            @RestQuery @Nullable String caller,
            @RestQuery @Nullable String domain,
            @RestQuery @Nullable String operation,
            @RestQuery @Nullable String result,
            @RestQuery @Nullable String since,
            @RestQuery @Nullable String until,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var violations = new Violations();
        var wanted = PageRequest.read(null, size, violations).size();
        var question = read(new AuditQuery(caller, domain, operation, result, since, until, after), violations);
        return audits.latest(callers.current(), question, wanted + 1)
                .map(found -> found.stream().map(AuditAnswer::of).toList())
                .map(found -> PageRequest.latest(found, wanted, AuditAnswer::id, uri));
    }

    private static AuditFilter read(AuditQuery query, Violations violations) {
        var question = query.read(violations);
        violations.throwIfAny();
        return question;
    }
}
