package dev.backsource.config.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The author of something, beside the display name, which anybody may have chosen.
 *
 * @param kind a person, a program or the service itself
 * @param id of the account, of the person at the provider, or of the key; stays when the name changes, and is nobody else's
 * @param name the display name at that time; behind a gateway, the name of the person it acted for
 * @param teams the teams that the author's roles were bound to; empty when none was bound to a team
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

    /** The form that the database keeps beside the name: kind, teams and id, separated by spaces. */
    public String stored() {
        return kind.word() + " " + (teams.isEmpty() ? NONE : String.join(",", teams)) + " " + id;
    }

    /** Null where only a name was kept. */
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
