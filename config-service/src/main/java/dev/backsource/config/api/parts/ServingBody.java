package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.domain.Serving;

/** Whether edges serve a domain, as a client sets it. */
final class ServingBody {
    private static final JsonField<Boolean> ENABLED = JsonField.bool("enabled")
            .required()
            .described("false stops the domain: edges answer its requests with 403, even for cached content");

    static final JsonType<Serving> TYPE = JsonShape.of("ServingBody", ENABLED).readBy(ServingBody::read);

    private ServingBody() {}

    private static Serving read(JsonFields fields) {
        return Boolean.FALSE.equals(fields.get(ENABLED)) ? Serving.STOPPED : Serving.ON;
    }
}
