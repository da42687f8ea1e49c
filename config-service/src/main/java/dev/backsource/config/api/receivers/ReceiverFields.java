package dev.backsource.config.api.receivers;

import dev.backsource.config.notification.receiver.ReceiverTarget;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.finding.Severity;
import java.util.regex.Pattern;

/** Fields shared by bodies about receivers. */
final class ReceiverFields {
    private static final int MAX_NAME = 64;
    private static final int MAX_ROUTING_KEY = 64;
    private static final Pattern ROUTING_KEY = Pattern.compile("[A-Za-z0-9_-]{1," + MAX_ROUTING_KEY + "}");

    static final JsonField<String> NAME = JsonField.text("name", ReceiverFields::name)
            .length(1, MAX_NAME)
            .described("display name, up to " + MAX_NAME + " characters")
            .example("On call");

    static final JsonField<Severity> SEVERITY = JsonField.choice("severity", Severity.class)
            .described("the least severity of its alerts; default: WARNING, which is all alerts");

    static final JsonField<String> URL = JsonField.text("url")
            .length(1, ReceiverTarget.MAX_URL)
            .described("where messages are sent, an https address that origins may have; default for pagerduty: "
                    + ReceiverTarget.PAGERDUTY + ". Responses contain only its scheme and host")
            .example("https://hooks.example.com/backsource");

    static final JsonField<String> ROUTING_KEY_FIELD = JsonField.text("routingKey", ReceiverFields::routingKey)
            .length(1, MAX_ROUTING_KEY)
            .described("the integration key of a PagerDuty service; no response contains it");

    private ReceiverFields() {}

    private static String name(String text) {
        if (text.isBlank() || text.length() > MAX_NAME || !Printable.isPrintable(text)) {
            throw new InvalidValueException("must have 1 to " + MAX_NAME + " printable characters");
        }
        return text.strip();
    }

    private static String routingKey(String text) {
        if (!ROUTING_KEY.matcher(text).matches()) {
            throw new InvalidValueException("must be 1 to " + MAX_ROUTING_KEY + " letters, digits, - and _");
        }
        return text;
    }
}
