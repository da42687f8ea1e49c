package dev.backsource.config.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who made something, beside the name, which anybody may have chosen.
 *
 * @param kind a person, a program or the service itself
 * @param id of the account, of the person at the provider, or of the key; stays when the name changes, and is nobody else's
 * @param name as it was then; behind a gateway, whom that named
 * @param teams those that their roles were for; empty for roles that were for no team
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Author(CallerKind kind, String id, String name, List<String> teams) {
    private static final String NONE = "-";
    private static final int PARTS = 3;

    public Author {
        teams = List.copyOf(teams);
    }

    public static Author of(Caller caller) {
        return new Author(caller.kind(), caller.id(), caller.name(), caller.teams());
    }

    /** Without the name, as the database has it beside that: kind, teams and id, with a space between. */
    public String stored() {
        return kind.word() + " " + (teams.isEmpty() ? NONE : String.join(",", teams)) + " " + id;
    }

    /** Null where no more than a name was kept. */
    public static @Nullable Author of(@Nullable String stored, @Nullable String name) {
        if (stored == null || name == null) {
            return null;
        }
        var parts = stored.split(" ", PARTS);
        return new Author(
                CallerKind.of(parts[0]),
                parts[2],
                name,
                parts[1].equals(NONE) ? List.of() : Arrays.asList(parts[1].split(",")));
    }
}
