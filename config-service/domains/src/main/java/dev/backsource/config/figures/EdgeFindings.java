package dev.backsource.config.figures;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.domain.RevisionReader;
import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A domain's findings of real traffic as its viewers see them: measured since the domain came to a team that they see. */
@ApplicationScoped
public class EdgeFindings {
    private final RevisionReader revisions;
    private final FiguresReports reports;

    EdgeFindings(RevisionReader revisions, FiguresReports reports) {
        this.revisions = revisions;
        this.reports = reports;
    }

    /** The findings of a domain that {@code caller} sees; none when no edge reports any, or reports at all. */
    public Uni<List<FindingAnswer>> of(Caller caller, DomainName name) {
        if (reports.findings(name.value(), null).isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return revisions
                .seenSince(name, caller.scope(Role.VIEWER, name))
                .map(since -> reports.findings(name.value(), since.orElse(null)).stream()
                        .map(found -> FindingAnswer.ofEdges(found.finding(), found.edges()))
                        .toList());
    }
}
