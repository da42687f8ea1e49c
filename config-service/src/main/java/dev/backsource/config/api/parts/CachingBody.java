package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonFields;
import dev.backsource.policy.domain.Caching;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What edges keep of a domain's answers, as a client sets it; what is left out is left to the edges. */
public record CachingBody(
        @Schema(
                description =
                        "whether answers with Set-Cookie are stored when they say public or s-maxage, so that every client"
                                + " gets the same cookie; the edge's setting when left out")
        @Nullable
        Boolean storeSetCookie) {

    public static Caching read(JsonFields fields) {
        var body = new CachingBody(fields.bool("storeSetCookie"));
        fields.refuseOthers();
        return new Caching(body.storeSetCookie);
    }
}
