package dev.backsource.config.explain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.domain.Owners;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.explanation.Explanation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explanations as a caller may see them: an edge that is behind may serve a host by a domain of somebody else. */
@Singleton
final class SeenExplanations {
    private final Owners owners;

    SeenExplanations(Owners owners) {
        this.owners = owners;
    }

    Uni<List<EdgeExplanation>> by(Caller caller, List<EdgeExplanation> all) {
        if (caller.mayEverywhere(Role.VIEWER)) {
            return Uni.createFrom().item(all);
        }
        var named = all.stream()
                .flatMap(each -> Optional.ofNullable(each.explanation()).stream())
                .map(Explanation::domain)
                .distinct()
                .toList();
        return owners.of(caller.actsForTeams() ? named : List.of())
                .map(teams -> all.stream()
                        .map(each -> isSeen(caller, each, teams) ? each : each.hidden())
                        .toList());
    }

    private static boolean isSeen(Caller caller, EdgeExplanation each, Map<String, String> teams) {
        var explanation = each.explanation();
        return explanation == null || mayView(caller, explanation.domain(), teams);
    }

    private static boolean mayView(Caller caller, String domain, Map<String, String> teams) {
        try {
            return caller.may(Role.VIEWER, new DomainName(domain), teams.get(domain));
        } catch (InvalidValueException e) {
            return false;
        }
    }
}
