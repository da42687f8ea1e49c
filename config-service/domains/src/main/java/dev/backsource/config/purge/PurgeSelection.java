package dev.backsource.config.purge;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CoveredRows;
import dev.backsource.config.access.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * SQL of the visible purges that match a filter. It has one part for each of the caller's roles, so that each part is read by a suitable index, the
 * latest first and no further than the page.
 */
final class PurgeSelection {
    private static final String LATEST_FIRST = " order by id desc limit ";
    private static final String SIZED = "select purge.id, octet_length(purge.event) from (%s) as latest"
            + " join cache_purge purge on purge.id = latest.id order by purge.id desc";

    private final Map<String, Object> values = new HashMap<>();
    private final List<String> parts;
    private final String wanted;

    PurgeSelection(Caller caller, PurgeFilter filter) {
        wanted = wanted(filter);
        parts = CoveredRows.of(caller, Role.VIEWER, this::value);
    }

    /** Whether there can't be any: a caller without a role sees none. */
    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The ids of the latest matching purges, and the lengths of their events in bytes. */
    Mutiny.SelectionQuery<Object[]> latest(Mutiny.Session session, int size) {
        var sql = parts.stream()
                .map(part -> "(select id from cache_purge where " + part + wanted + LATEST_FIRST + size + ")")
                .collect(Collectors.joining(" union "));
        var query = session.createNativeQuery(
                SIZED.formatted("select id from (" + sql + ") as seen" + LATEST_FIRST + size), Object[].class);
        values.forEach(query::setParameter);
        return query;
    }

    private String wanted(PurgeFilter filter) {
        var domain = filter.domain();
        var published = filter.published();
        var after = filter.after();
        return (domain == null ? "" : " and domain = " + value(domain.value()))
                + (published == null ? "" : " and published_at is " + (published ? "not null" : "null"))
                + (after == null ? "" : " and id < " + value(after.toString()));
    }

    private String value(Object value) {
        var name = "purge" + values.size();
        values.put(name, value);
        return ":" + name;
    }
}
