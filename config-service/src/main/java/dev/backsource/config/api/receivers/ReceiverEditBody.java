package dev.backsource.config.api.receivers;

import dev.backsource.config.notification.receiver.ReceiverEdit;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;

/** A client's changes of a receiver: a merge patch of its mutable fields (RFC 7396). */
public final class ReceiverEditBody {
    private static final JsonField<Boolean> ENABLED = JsonField.bool("enabled")
            .described("whether it is told of alerts; one that was off is told of the firing alerts again");

    public static final JsonType<ReceiverEdit> TYPE = JsonShape.of(
                    "ReceiverEditBody",
                    ReceiverFields.NAME,
                    ReceiverFields.SEVERITY,
                    ENABLED,
                    ReceiverFields.URL,
                    ReceiverFields.ROUTING_KEY_FIELD)
            .readBy(ReceiverEditBody::read);

    private ReceiverEditBody() {}

    private static ReceiverEdit read(JsonFields fields) {
        return new ReceiverEdit(
                fields.get(ReceiverFields.NAME),
                fields.get(ReceiverFields.SEVERITY),
                fields.get(ENABLED),
                fields.get(ReceiverFields.URL),
                fields.get(ReceiverFields.ROUTING_KEY_FIELD));
    }
}
