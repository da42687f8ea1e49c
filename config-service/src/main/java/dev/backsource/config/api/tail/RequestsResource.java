package dev.backsource.config.api.tail;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.domain.DomainHead;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.PermissionCheck;
import dev.backsource.config.tail.TailFilter;
import dev.backsource.config.tail.TailPage;
import dev.backsource.config.tail.Tails;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.limits.RequestSlots;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.policy.domain.DomainName;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The access log of one domain, live and sampled. */
@Tag(name = "State")
@Path("/api/v1/domains/{name}/requests")
@Produces(MediaType.APPLICATION_JSON)
public class RequestsResource {
    private static final Pattern STATUS = Pattern.compile("[1-5]xx");
    private static final Pattern SAMPLE = Pattern.compile("1|1\\.0{1,4}|0?\\.[0-9]{1,4}");
    private static final Pattern AFTER = Pattern.compile("[0-9a-f-]{36}_[0-9]{1,18}");

    private final DomainReader domains;
    private final Tails tails;
    private final RequestSlots places;
    private final Callers callers;

    RequestsResource(DomainReader domains, Tails tails, RequestSlots places, Callers callers) {
        this.domains = domains;
        this.tails = tails;
        this.places = places;
        this.callers = callers;
    }

    @GET
    @Compressed
    @Operation(
            operationId = "tailRequests",
            summary = "Follow the access log of a domain: the requests since after, or since now; waits up to 30s for"
                    + " one",
            description = "Edges together send 500 lines a second of a tail, an edge at most 100 and 400 of all tails;"
                    + " dropped counts the others. edges names those that take no part. A page with wait has the lines"
                    + " of half a second. Edges stop 30 s after the last request. Requires an operator of the domain")
    public Uni<TailPage> requests(
            @RestPath String name,
            @RestQuery @Nullable String statusClass,
            @RestQuery @Nullable String sample,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String wait) {
        var violations = new Violations();
        var wanted = statusClass(statusClass, violations);
        var share = share(sample, violations);
        if (after != null && !AFTER.matcher(after).matches()) {
            violations.add("after", Violation.MALFORMED, "must be the next of an earlier response");
        }
        var longest = Parameters.duration(wait, violations);
        violations.throwIfAny();
        var domain = Parameters.domain(name);
        var caller = callers.current();
        var request = callers.request();
        return operated(caller, domain).chain(head -> {
            var filter = new TailFilter(domain, head.team(), wanted, share);
            return places.waiting(
                    request,
                    caller,
                    longest,
                    () -> tails.read(caller, filter, after, longest)
                            .chain(page -> operated(caller, domain).replaceWith(page)));
        });
    }

    /** The domain, of whose team the caller is an operator now: it may change its team before and while the request waits. */
    private Uni<DomainHead> operated(Caller caller, DomainName name) {
        return domains.heads(List.of(name))
                .map(found -> PermissionCheck.of(found.get(name), name, caller, Role.OPERATOR));
    }

    private static @Nullable Integer statusClass(@Nullable String status, Violations violations) {
        if (status == null) {
            return null;
        }
        if (!STATUS.matcher(status).matches()) {
            violations.add("statusClass", Violation.MALFORMED, "must be 1xx, 2xx, 3xx, 4xx or 5xx");
            return null;
        }
        return status.charAt(0) - '0';
    }

    private static double share(@Nullable String sample, Violations violations) {
        if (sample == null) {
            return 1;
        }
        var share = SAMPLE.matcher(sample).matches() ? Double.parseDouble(sample) : 0;
        if (share <= 0) {
            violations.add(
                    "sample", Violation.MALFORMED, "must be a number above 0 and up to 1, with up to 4 decimals");
            return 1;
        }
        return share;
    }
}
