package dev.backsource.config.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The result of a request. */
public enum AuditResult {
    SUCCEEDED,
    REFUSED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
