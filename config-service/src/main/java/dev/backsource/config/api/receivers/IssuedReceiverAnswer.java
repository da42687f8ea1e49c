package dev.backsource.config.api.receivers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.notification.receiver.IssuedReceiver;
import dev.backsource.config.notification.receiver.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * A new receiver.
 *
 * @param secret the key that verifies the signatures of a webhook's messages; only this response contains it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssuedReceiverAnswer(
        Receiver receiver, @Nullable String secret) {
    static IssuedReceiverAnswer of(IssuedReceiver issued) {
        return new IssuedReceiverAnswer(issued.receiver(), issued.secret());
    }
}
