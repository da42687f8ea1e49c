package dev.backsource.config.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The present permissions of people of one kind, with or without a session. There is a bean of this type for each kind. */
public interface PersonRights {
    /** Whether an id belongs to this kind. */
    boolean areOf(String id);

    /** A person's present permissions; null when the person is no longer admitted. */
    @Nullable
    Present now(String id, Instant now);

    /**
     * An admitted person.
     *
     * @param name the display name in the history
     */
    record Present(String name, List<RoleBinding> bindings) {
        public Present {
            bindings = List.copyOf(bindings);
        }
    }
}
