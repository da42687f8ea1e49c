package dev.backsource.config.access.keys;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.config.access.Caller;
import dev.backsource.policy.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose a key is.
 *
 * @param id of the person's account, of whom a provider knows, or the name of the service
 */
public record KeyOwner(Kind kind, String id) {
    /** What an owner is. */
    public enum Kind {
        /** The key may do no more than this person may now. */
        PERSON,
        /** The key is of no person, by an administrator's decision. */
        SERVICE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws InvalidValueException when there is no such kind */
        public static Kind parse(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValueException("must be one of person, service"));
        }
    }

    /** An instance of before this was kept writes no service. */
    static KeyOwner of(@Nullable String service, @Nullable String person) {
        if (service == null && Caller.SERVICE.id().equals(person)) {
            return new KeyOwner(Kind.SERVICE, FirstAdministrator.NAME);
        }
        return service == null
                ? new KeyOwner(Kind.PERSON, person == null ? "" : person)
                : new KeyOwner(Kind.SERVICE, service);
    }

    public boolean isService() {
        return kind == Kind.SERVICE;
    }
}
