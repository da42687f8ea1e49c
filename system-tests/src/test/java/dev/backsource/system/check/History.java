package dev.backsource.system.check;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the database holds: every revision of every domain, and every domain as it is now. */
final class History {
    private final Map<String, NavigableMap<Long, StoredRevision>> revisions = new TreeMap<>();
    private final List<StoredDomain> domains;

    History(List<StoredRevision> revisions, List<StoredDomain> domains) {
        revisions.forEach(revision -> this.revisions
                .computeIfAbsent(revision.domain(), domain -> new TreeMap<>())
                .put(revision.revision(), revision));
        this.domains = domains;
    }

    Set<String> names() {
        return revisions.keySet();
    }

    /** Of one domain, in order. */
    List<StoredRevision> revisions(String domain) {
        return List.copyOf(byNumber(domain).values());
    }

    @Nullable
    StoredRevision revision(String domain, long revision) {
        return byNumber(domain).get(revision);
    }

    private NavigableMap<Long, StoredRevision> byNumber(String domain) {
        return revisions.getOrDefault(domain, Collections.emptyNavigableMap());
    }

    List<StoredDomain> domains() {
        return domains;
    }

    int size() {
        return revisions.values().stream().mapToInt(Map::size).sum();
    }
}
