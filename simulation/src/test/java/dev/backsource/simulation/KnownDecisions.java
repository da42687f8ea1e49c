package dev.backsource.simulation;

import dev.backsource.edge.routing.Route;
import dev.backsource.simulation.database.StoredRevision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which edges decide otherwise than committed, by the reports that an instance knows. A domain is compared again once its state or a report has changed. */
final class KnownDecisions {
    private final List<Edge> edges;
    /** What each of the edges served when it reported. */
    private final List<@Nullable Map<String, Route>> served = new ArrayList<>();

    private final Map<String, Compared> compared = new HashMap<>();

    KnownDecisions(List<Edge> edges) {
        this.edges = edges;
    }

    private record Compared(StoredRevision latest, List<Edge> otherwise) {}

    /** Takes the reports that {@code instance} knows now. */
    void take(Instance instance) {
        while (served.size() < edges.size()) {
            served.add(null);
        }
        for (var i = 0; i < edges.size(); i++) {
            var now = edges.get(i).reported(instance.reportedAt(edges.get(i).id()));
            if (now != served.get(i)) {
                served.set(i, now);
                compared.clear();
            }
        }
    }

    /** The edges that decide the domain of {@code latest} otherwise than that was committed. */
    List<Edge> otherwise(StoredRevision latest) {
        var last = compared.get(latest.domain());
        if (last == null || last.latest() != latest) {
            last = new Compared(latest, compare(latest));
            compared.put(latest.domain(), last);
        }
        return last.otherwise();
    }

    private List<Edge> compare(StoredRevision latest) {
        var others = new ArrayList<Edge>(0);
        for (var i = 0; i < edges.size(); i++) {
            if (!edges.get(i).decidedAs(latest, served.get(i))) {
                others.add(edges.get(i));
            }
        }
        return others;
    }
}
