package dev.backsource.config.api.edges;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.domain.Owners;
import dev.backsource.config.edges.Edge;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Edges as visible to a caller: without their reports on domains that the caller may not see. */
@Singleton
final class VisibleEdges {
    private final Owners owners;

    VisibleEdges(Owners owners) {
        this.owners = owners;
    }

    Uni<List<Edge>> by(Caller caller, List<Edge> edges) {
        if (caller.mayEverywhere(Role.VIEWER)) {
            return Uni.createFrom().item(edges);
        }
        var unsure = edges.stream()
                .flatMap(Edge::keys)
                .distinct()
                .flatMap(key -> name(key).stream())
                .filter(name -> !caller.scope(Role.VIEWER, name).any())
                .map(DomainName::value)
                .toList();
        return owners.of(caller.actsForTeams() ? unsure : List.of())
                .map(teams -> edges.stream()
                        .map(edge -> edge.only(key -> isSeen(caller, key, teams)))
                        .toList());
    }

    /** A key that names no domain is for callers that see everything. */
    private static boolean isSeen(Caller caller, @Nullable String key, Map<String, String> teams) {
        return name(key)
                .filter(name -> caller.may(Role.VIEWER, name, teams.get(name.value())))
                .isPresent();
    }

    private static Optional<DomainName> name(@Nullable String key) {
        try {
            return key == null ? Optional.empty() : Optional.of(new DomainName(key));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
