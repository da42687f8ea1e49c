package dev.backsource.config.ports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The state of a request. */
public enum PortRequestState {
    OPEN,
    GRANTED,
    DECLINED,
    WITHDRAWN,
    /** The domain was removed, or became another team's, before a decision. */
    CANCELLED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PortRequestState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
