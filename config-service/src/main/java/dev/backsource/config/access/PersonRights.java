package dev.backsource.config.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows what people of one kind may do now, whether they have a session or not. There is a bean of this type for each kind. */
public interface PersonRights {
    /** Whether this is the kind that an id is of. */
    boolean areOf(String id);

    /** What somebody may do now; null when they are let in no more. */
    @Nullable
    Present now(String id, Instant now);

    /**
     * Somebody who is let in.
     *
     * @param name as the history shows it
     */
    record Present(String name, List<RoleBinding> bindings) {
        public Present {
            bindings = List.copyOf(bindings);
        }
    }
}
