package dev.backsource.config.notification.receiver;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the last attempts to reach a receiver ended.
 *
 * @param pending the number of messages that wait; an Alertmanager has none
 * @param failures the number of failed attempts since the last success or refusal of a message
 * @param failingSince the first of them; null for none
 * @param lastError of the last failed attempt; null when none failed
 * @param lastErrorAt when that attempt ended; null when none failed
 * @param lastSuccessAt null before the first success at its present address
 * @param nextAttemptAt null when nothing waits, or when the receiver is off
 * @param switchedOffAt when the service gave it up; null unless it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceiverState(
        ReceiverCondition condition,
        long pending,
        int failures,
        @Nullable Instant failingSince,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant switchedOffAt) {}
