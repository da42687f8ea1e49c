package dev.backsource.config.notification.receiver;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The protocol of a receiver. */
public enum ReceiverKind {
    /** Signed CloudEvents. */
    WEBHOOK,
    /** An incoming webhook of Slack. */
    SLACK,
    /** PagerDuty's Events API v2. */
    PAGERDUTY,
    /** Prometheus Alertmanager, which the settings name; it gets alerts instead of messages, and is no receiver that callers create. */
    ALERTMANAGER;

    /** The kinds that callers can create. */
    public static final List<ReceiverKind> CREATABLE = List.of(WEBHOOK, SLACK, PAGERDUTY);

    /** The name in the API and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this name. */
    public static ReceiverKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no kind of receiver " + word));
    }
}
