package dev.backsource.config.figures;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.domain.RevisionReader;
import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain's findings of real traffic as its viewers see them: measured since the domain came to a team that they see, and with the paths of clients'
 * requests for its operators only, who may see them in its access log.
 */
@ApplicationScoped
public class EdgeFindings {
    private final RevisionReader revisions;
    private final FiguresReports reports;

    EdgeFindings(RevisionReader revisions, FiguresReports reports) {
        this.revisions = revisions;
        this.reports = reports;
    }

    /**
     * The findings of a domain that {@code caller} sees; none when no edge reports any, or reports at all.
     *
     * @param team the domain's; null for none
     */
    public Uni<List<FindingAnswer>> of(Caller caller, DomainName name, @Nullable String team) {
        if (reports.findings(name.value(), null).isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return revisions
                .seenSince(name, caller.scope(Role.VIEWER, name))
                .map(since -> reports.findings(name.value(), since.orElse(null)).stream()
                        .map(found -> answer(found, caller.may(Role.OPERATOR, name, team)))
                        .toList());
    }

    private static FindingAnswer answer(TrafficFindings.Merged found, boolean withPaths) {
        var finding = found.finding();
        return FindingAnswer.ofEdges(withPaths ? finding : finding.withoutPaths(), found.edges());
    }
}
