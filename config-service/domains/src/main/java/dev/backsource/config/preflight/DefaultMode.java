package dev.backsource.config.preflight;

import dev.backsource.policy.domain.ChangeControl;
import dev.backsource.policy.domain.PreflightMode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The pre-flight of a change that doesn't choose one: that of the deployment, or of the team in its place, unless the domain has a stricter one. So an
 * operator, who sets the domain's, doesn't relax what an administrator set.
 */
@Singleton
final class DefaultMode {
    private static final String OF_TEAM = "select preflight from team where id = :id";
    private static final String OF_TEAMS =
            "select id, preflight from team where id = any(string_to_array(:ids, ' ')) and preflight is not null";

    private final PreflightMode ofDeployment;

    DefaultMode(PreflightSettings settings) {
        this.ofDeployment = settings.ofChanges();
    }

    /** @param team the owning team; null for none */
    Uni<PreflightMode> of(Mutiny.Session session, ChangeControl control, @Nullable String team) {
        return team == null
                ? Uni.createFrom().item(of(null, control))
                : session.createNativeQuery(OF_TEAM, String.class)
                        .setParameter("id", team)
                        .getSingleResultOrNull()
                        .map(word -> of(word, control));
    }

    /** The team's own mode, by id, of those of {@code teams} that have one. */
    Uni<Map<String, String>> ofTeams(Mutiny.Session session, Set<String> teams) {
        return teams.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createNativeQuery(OF_TEAMS, Object[].class)
                        .setParameter("ids", String.join(" ", teams))
                        .getResultList()
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])));
    }

    /** @param ofTeam the team's own mode; null for none */
    PreflightMode of(@Nullable String ofTeam, ChangeControl control) {
        var base = ofTeam == null ? ofDeployment : PreflightMode.valueOf(ofTeam.toUpperCase(Locale.ROOT));
        return control.preflight() == null ? base : base.orStricter(control.preflight());
    }
}
