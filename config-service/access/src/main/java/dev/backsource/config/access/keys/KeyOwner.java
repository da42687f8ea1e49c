package dev.backsource.config.access.keys;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.config.access.Caller;
import dev.backsource.policy.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a key.
 *
 * @param id of the person's account, of the person at the provider, or the name of the service
 */
public record KeyOwner(Kind kind, String id) {
    /** The kinds of owner. */
    public enum Kind {
        /** The key has no more permissions than this person has now. */
        PERSON,
        /** The key belongs to no person, by an administrator's decision. */
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

    /** Instances of earlier versions write no service. */
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
