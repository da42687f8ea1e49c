package dev.backsource.config.notification.receiver;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiverEditTest {
    @Test
    void shouldSendARoutingKeyToNoOtherAddress() {
        // Then
        assertThatThrownBy(() -> edit("https://collector.example.net", null).requireKey(ReceiverKind.PAGERDUTY))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> edit(null, "key").requireKey(ReceiverKind.WEBHOOK))
                .isInstanceOf(InvalidValueException.class);
        assertThatCode(() -> edit("https://events.eu.pagerduty.com", "key").requireKey(ReceiverKind.PAGERDUTY))
                .doesNotThrowAnyException();
        assertThatCode(() -> edit("https://hooks.example.com", null).requireKey(ReceiverKind.WEBHOOK))
                .doesNotThrowAnyException();
    }

    private static ReceiverEdit edit(@Nullable String url, @Nullable String key) {
        return new ReceiverEdit(null, null, null, url, key);
    }
}
