package dev.backsource.config.access.teams;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads teams' choices of how changes of their domains go out. */
public final class TeamRollouts {
    private static final String OF_TEAM = "select rollout from team where id = :id";
    private static final String OF_TEAMS =
            "select id, rollout from team where id = any(string_to_array(:ids, ' ')) and rollout is not null";

    private TeamRollouts() {}

    public static Uni<TeamRollout> of(Mutiny.Session session, String team) {
        return session.createNativeQuery(OF_TEAM, String.class)
                .setParameter("id", team)
                .getSingleResultOrNull()
                .map(TeamRollout::read);
    }

    /** By id, of those of {@code teams} that have a choice of their own. */
    public static Uni<Map<String, TeamRollout>> of(Mutiny.Session session, Set<String> teams) {
        return teams.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createNativeQuery(OF_TEAMS, Object[].class)
                        .setParameter("ids", String.join(" ", teams))
                        .getResultList()
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(
                                        row -> (String) row[0], row -> TeamRollout.read((String) row[1]))));
    }
}
