package dev.backsource.config.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * Somebody's note that they look after a firing alert. It ends with the alert.
 *
 * @param alert the alert's key
 * @param startedAt when the alert began: of another one with the same key it says nothing
 * @param by the author's name
 * @param at when it was written
 */
public record Acknowledgement(
        @JsonIgnore String alert, @JsonIgnore Instant startedAt, String by, Instant at, String note) {
    /** The longest note. */
    public static final int MAX_NOTE = 500;
}
