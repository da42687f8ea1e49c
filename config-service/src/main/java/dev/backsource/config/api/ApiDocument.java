package dev.backsource.config.api;

import dev.backsource.config.api.batches.BatchBody;
import dev.backsource.config.api.domains.NewDomainBody;
import dev.backsource.config.api.parts.DomainPart;
import dev.backsource.config.api.purges.PurgeBody;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.openapi.InterfaceDescription;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.jboss.jandex.IndexView;

/**
 * The OpenAPI document of this interface. It is made when the service is built. It names {@code OASFilter} itself, since Quarkus looks
 * no further for it.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument extends InterfaceDescription implements OASFilter {
    /** Of the service's classes. */
    public ApiDocument(IndexView classes) {
        super(classes, bodies());
    }

    private static List<JsonShape> bodies() {
        return Stream.concat(
                        Stream.of(NewDomainBody.TYPE.shape(), BatchBody.TYPE.shape(), PurgeBody.SHAPE),
                        DomainPart.ALL.stream().map(part -> part.type().shape()))
                .toList();
    }
}
