package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.domain.Caching;

/** The caching of a domain's responses at edges, as a client sets it. The edges decide fields that are left out. */
final class CachingBody {
    private static final JsonField<Boolean> STORE_SET_COOKIE = JsonField.bool("storeSetCookie")
            .titled("Responses with Set-Cookie")
            .described("whether responses with Set-Cookie are stored when they are public or have s-maxage, so that"
                    + " every client gets the same cookie; default: the edge's setting");

    static final JsonType<Caching> TYPE =
            JsonShape.of("CachingBody", STORE_SET_COOKIE).readBy(CachingBody::read);

    private CachingBody() {}

    private static Caching read(JsonFields fields) {
        return new Caching(fields.get(STORE_SET_COOKIE));
    }
}
