package dev.backsource.system.check;

import dev.backsource.system.writes.Ledger;
import dev.backsource.system.writes.Ledger.Acknowledgement;
import dev.backsource.system.writes.Writers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * The database beside what writers were told: each acknowledged revision is there and is of that write; each revision is of
 * a write, once, and is what it asked for; a domain's revisions count from 1, and the last one is what the domain is.
 * Domains of others than the writers are only checked in themselves.
 */
final class HistoryCheck {
    private static final String WHERE = "database";

    private final Ledger ledger;
    private final History history;
    private final List<Difference> found = new ArrayList<>();

    private HistoryCheck(Ledger ledger, History history) {
        this.ledger = ledger;
        this.history = history;
    }

    static List<Difference> of(Ledger ledger, History history) {
        var check = new HistoryCheck(ledger, history);
        ledger.acknowledgements().forEach(check::acknowledged);
        for (var domain : history.names()) {
            check.countsFromOne(history.revisions(domain));
            if (domain.endsWith(Writers.SUFFIX)) {
                check.wasAskedFor(history.revisions(domain));
            }
        }
        history.domains().forEach(check::isItsLastRevision);
        return check.found;
    }

    private void acknowledged(Acknowledgement told) {
        var stored = history.revision(told.domain(), told.revision());
        if (stored == null) {
            differs(told.domain(), told.revision(), "is lost; it was acknowledged to " + told.write());
        } else if (!told.write().equals(stored.changedBy())) {
            differs(
                    told.domain(),
                    told.revision(),
                    "is by " + stored.changedBy() + "; it was acknowledged to " + told.write());
        }
    }

    private void countsFromOne(List<StoredRevision> revisions) {
        for (var index = 0; index < revisions.size(); index++) {
            var stored = revisions.get(index);
            if (stored.revision() != index + 1) {
                differs(stored.domain(), stored.revision(), "is number " + (index + 1) + " of the history");
            }
        }
    }

    private void wasAskedFor(List<StoredRevision> revisions) {
        var seen = new HashSet<String>();
        for (var stored : revisions) {
            var by = String.valueOf(stored.changedBy());
            var write = ledger.sent().get(by);
            if (write == null) {
                differs(stored.domain(), stored.revision(), "is invented; nobody sent " + by);
            } else if (!write.isIn(stored.domain(), stored.state())) {
                differs(stored.domain(), stored.revision(), "is not what " + by + " asked for: " + stored.state());
            } else if (!seen.add(by)) {
                differs(stored.domain(), stored.revision(), "is " + by + " carried out once more");
            }
        }
    }

    private void isItsLastRevision(StoredDomain domain) {
        var revisions = history.revisions(domain.name());
        var last = revisions.isEmpty() ? null : revisions.get(revisions.size() - 1);
        if (last == null || last.revision() != domain.revision() || !Objects.equals(last.state(), domain.state())) {
            differs(domain.name(), domain.revision(), "is the domain's, which isn't as its history ends");
        }
    }

    private void differs(String domain, long revision, String what) {
        found.add(new Difference(WHERE, domain, revision, what));
    }
}
