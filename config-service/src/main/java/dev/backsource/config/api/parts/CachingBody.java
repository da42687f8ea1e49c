package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.domain.Caching;

/** The caching of a domain's responses at edges, as a client sets it. The edges decide fields that are left out. */
final class CachingBody {
    private static final JsonField<Boolean> STORE_SET_COOKIE = JsonField.bool("storeSetCookie")
            .described(
                    "whether answers with Set-Cookie are stored when they say public or s-maxage, so that every client"
                            + " gets the same cookie; the edge's setting when left out");

    static final JsonType<Caching> TYPE =
            JsonShape.of("CachingBody", STORE_SET_COOKIE).readBy(CachingBody::read);

    private CachingBody() {}

    private static Caching read(JsonFields fields) {
        return new Caching(fields.get(STORE_SET_COOKIE));
    }
}
