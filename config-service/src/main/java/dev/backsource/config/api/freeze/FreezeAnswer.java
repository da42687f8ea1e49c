package dev.backsource.config.api.freeze;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.access.Author;
import dev.backsource.config.freeze.Freeze;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether changes of domains are frozen; all but that is absent where they aren't.
 *
 * @param by the name of the administrator who froze them
 * @param author the same, whatever their name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FreezeAnswer(
        boolean frozen,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable String by,
        @Nullable Author author) {
    static final FreezeAnswer NONE = new FreezeAnswer(false, null, null, null, null);

    static FreezeAnswer of(Freeze freeze) {
        return new FreezeAnswer(true, freeze.reason(), freeze.since(), freeze.by(), freeze.author());
    }
}
