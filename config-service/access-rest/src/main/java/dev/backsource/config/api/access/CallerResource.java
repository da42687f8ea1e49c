package dev.backsource.config.api.access;

import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.web.caller.Callers;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller. */
@Tag(name = "Access")
@Path("/api/v1/caller")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class CallerResource {
    private final Callers callers;

    CallerResource(Callers callers) {
        this.callers = callers;
    }

    /**
     * The caller with its permissions.
     *
     * @param id of the key, of the account or of the person at the provider
     * @param name the display name in the history
     */
    public record CallerAnswer(CallerKind kind, String id, String name, List<RoleBinding> roles) {}

    @GET
    @Operation(operationId = "getCaller", summary = "Get the caller's identity and roles")
    public CallerAnswer caller() {
        var caller = callers.current();
        return new CallerAnswer(caller.kind(), caller.id(), caller.name(), caller.bindings());
    }
}
