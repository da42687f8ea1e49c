package dev.backsource.system.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The topic beside the database: of each domain every revision, in order, as it is stored, where the database says, and
 * nothing else. A revision may stand again directly behind itself, as when a relay died before it noted what it had
 * published; in no other place.
 */
final class TopicCheck {
    private final String where;
    private final History history;
    private final List<Difference> found = new ArrayList<>();

    private TopicCheck(String where, History history) {
        this.where = where;
        this.history = history;
    }

    /** {@code where} says in differences which reader's view it is; {@code records} are those of a domain in order. */
    static List<Difference> of(String where, History history, List<PublishedRevision> records) {
        var check = new TopicCheck(where, history);
        var published = byDomain(records);
        published.forEach(check::isInOrder);
        for (var domain : history.names()) {
            check.arePublished(history.revisions(domain), published.getOrDefault(domain, List.of()));
        }
        return check.found;
    }

    /** How many records are a revision once more. */
    static long repetitions(List<PublishedRevision> records) {
        return records.size()
                - records.stream()
                        .map(published -> published.domain() + "/" + published.revision())
                        .distinct()
                        .count();
    }

    private static Map<String, List<PublishedRevision>> byDomain(List<PublishedRevision> records) {
        var byDomain = new TreeMap<String, List<PublishedRevision>>();
        records.forEach(published -> byDomain.computeIfAbsent(published.domain(), domain -> new ArrayList<>())
                .add(published));
        return byDomain;
    }

    private void isInOrder(String domain, List<PublishedRevision> records) {
        var seen = new HashSet<Long>();
        var latest = 0L;
        for (var published : records) {
            var revision = published.revision();
            var again = !seen.add(revision);
            if (revision < latest) {
                differs(domain, revision, (again ? "is repeated" : "comes too late") + ", behind " + latest);
            }
            latest = Math.max(latest, revision);
            isStored(published);
        }
    }

    private void isStored(PublishedRevision published) {
        var stored = history.revision(published.domain(), published.revision());
        if (stored == null) {
            differs(published.domain(), published.revision(), "is invented; the database has no such revision");
        } else if (!Objects.equals(stored.state(), published.state())) {
            differs(
                    published.domain(),
                    published.revision(),
                    "is " + published.state() + " in place of " + stored.state());
        }
    }

    private void arePublished(List<StoredRevision> revisions, List<PublishedRevision> records) {
        var places = records.stream()
                .collect(groupingBy(PublishedRevision::revision, mapping(PublishedRevision::place, toList())));
        for (var stored : revisions) {
            var at = places.getOrDefault(stored.revision(), List.of());
            if (at.isEmpty()) {
                differs(stored.domain(), stored.revision(), "is lost");
            } else if (!at.contains(stored.place())) {
                differs(stored.domain(), stored.revision(), "is at " + at + "; the database says " + stored.place());
            }
        }
    }

    private void differs(String domain, long revision, String what) {
        found.add(new Difference(where, domain, revision, what));
    }
}
