package dev.backsource.config.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of caller. */
public enum CallerKind {
    /** A person who signed in. */
    PERSON,
    /** A program with an access key. */
    PROGRAM,
    /** The service itself. */
    SERVICE;

    static CallerKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
