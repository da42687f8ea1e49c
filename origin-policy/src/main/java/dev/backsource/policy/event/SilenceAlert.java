package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert that a watcher has fallen silent, the value on {@link Topic#ORIGIN_ALERTS} beside {@link OriginAlert}. It is of no domain and no
 * origin, so it has neither field. There is one per subject and kind.
 *
 * @param subject the silent watcher: {@code edge/} and an edge's id, {@code fleet/probers}, {@code fleet/events}, or {@code rollout/} and the id of a
 *     progressive rollout
 * @param heardAt the time of its last sign of life; null without one
 * @param startedAt when it began to fire
 * @param endedAt when it was resolved; null while it fires
 * @param detail the fault and its remedy, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SilenceAlert(
        String subject,
        SilenceKind kind,
        AlertStatus status,
        @Nullable Instant heardAt,
        Instant startedAt,
        @Nullable Instant endedAt,
        String detail) {
    /** Begins the subject of an alert about a progressive rollout, before its id. */
    public static final String OF_ROLLOUT = "rollout/";

    private static final int MAX_SUBJECT = 80;

    public SilenceAlert {
        InvalidValueException.require(kind, "kind");
        InvalidValueException.require(status, "status");
        InvalidValueException.require(startedAt, "startedAt");
        if (InvalidValueException.require(subject, "subject").isEmpty() || subject.length() > MAX_SUBJECT) {
            throw new InvalidValueException("subject must have 1 to " + MAX_SUBJECT + " characters");
        }
    }

    @JsonCreator
    static SilenceAlert read(
            @JsonProperty(value = "subject", required = true) String subject,
            @JsonProperty(value = "kind", required = true) SilenceKind kind,
            @JsonProperty(value = "status", required = true) AlertStatus status,
            @JsonProperty("heardAt") @Nullable Instant heardAt,
            @JsonProperty(value = "startedAt", required = true) Instant startedAt,
            @JsonProperty("endedAt") @Nullable Instant endedAt,
            @JsonProperty("detail") @Nullable String detail) {
        return new SilenceAlert(
                subject, kind, status, heardAt, startedAt, endedAt, Objects.requireNonNullElse(detail, ""));
    }

    /** The record's key: {@code edge/edge-1/edge-silent}. */
    public String key() {
        return key(subject, kind);
    }

    public static String key(String subject, SilenceKind kind) {
        return subject + "/" + kind.kebabName();
    }

    /** Whether the record under {@code key} is an alert of silence; all others are an {@link OriginAlert}. */
    public static boolean isKey(@Nullable String key) {
        return key != null && SilenceKind.all().stream().anyMatch(kind -> key.endsWith("/" + kind.kebabName()));
    }
}
