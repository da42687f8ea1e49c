package dev.backsource.config.explain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.domain.RevisionName;
import dev.backsource.config.domain.RevisionReader;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Explanations limited to those visible to a caller. An edge that is behind may serve a host by another team's domain, or by a revision from another
 * team's ownership. An unknown revision may be any team's, and is hidden.
 */
@Singleton
final class VisibleExplanations {
    private final RevisionReader revisions;

    VisibleExplanations(RevisionReader revisions) {
        this.revisions = revisions;
    }

    Uni<List<EdgeExplanation>> by(Caller caller, List<EdgeExplanation> all) {
        if (caller.mayEverywhere(Role.VIEWER)) {
            return Uni.createFrom().item(all);
        }
        var named = all.stream().flatMap(each -> named(each).stream()).collect(Collectors.toSet());
        return revisions
                .seen(named, name -> caller.scope(Role.VIEWER, name))
                .map(seen -> all.stream()
                        .map(each -> isSeen(each, seen) ? each : each.hidden())
                        .toList());
    }

    private static boolean isSeen(EdgeExplanation each, Set<RevisionName> seen) {
        return each.explanation() == null || named(each).filter(seen::contains).isPresent();
    }

    /** Empty without an explanation, and where its domain isn't a valid name. */
    private static Optional<RevisionName> named(EdgeExplanation each) {
        var explanation = each.explanation();
        if (explanation == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RevisionName(new DomainName(explanation.domain()), explanation.revision()));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
