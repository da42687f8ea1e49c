package dev.backsource.config.changerequests;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/** The state of a change request. */
public enum ChangeRequestState {
    OPEN,
    APPROVED,
    DECLINED,
    WITHDRAWN,
    /** The domain was removed, or became another team's, before a decision. */
    CANCELLED,
    /** There was no decision in time. */
    EXPIRED;

    /** The condition in SQL that a row is {@code OPEN} at the time {@code :now}. */
    static final String IS_OPEN = "state = 'open' and expires_at > :now";

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a row. No row has the word for {@code EXPIRED}: that state follows from the time. */
    static ChangeRequestState of(String word, Instant expiresAt, Instant now) {
        var stored = valueOf(word.toUpperCase(Locale.ROOT));
        return stored == OPEN && !now.isBefore(expiresAt) ? EXPIRED : stored;
    }

    /** The condition in SQL that a row is in this state, at the time {@code :now}. */
    String condition() {
        return switch (this) {
            case OPEN -> IS_OPEN;
            case EXPIRED -> "state = 'open' and expires_at <= :now";
            default -> "state = '" + word() + "'";
        };
    }
}
