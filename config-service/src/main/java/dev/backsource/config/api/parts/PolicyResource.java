package dev.backsource.config.api.parts;

import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.config.web.write.Answers;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The policy, the one part that can be read alone. */
@Tag(name = "Settings")
@Path("/api/v1/domains/{name}")
@Produces(MediaType.APPLICATION_JSON)
public class PolicyResource {
    private final DomainReader reader;

    PolicyResource(DomainReader reader) {
        this.reader = reader;
    }

    @GET
    @Path("origin-protocol-policy")
    @Operation(operationId = "getOriginProtocolPolicy", summary = "Get the origin protocol policy of a domain")
    public Uni<RestResponse<OriginProtocolPolicy>> policy(@RestPath String name) {
        return reader.get(Parameters.domain(name))
                .map(state -> Answers.tagged(state.domain().policy(), state.revision()));
    }
}
