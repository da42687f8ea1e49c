package dev.backsource.config.audit;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CoveredRows;
import dev.backsource.config.access.Role;
import dev.backsource.config.database.TimeOrderedIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * SQL of the visible entries that match a filter. Global administrators see all; other callers see their own actions, and the entries of domains that
 * they can see. It has one part for each of the caller's roles, so that each part is read by a suitable index, the latest first and no further than
 * the page.
 */
final class AuditSelection {
    private static final String LATEST_FIRST = " order by id desc limit ";

    private final Map<String, Object> values = new HashMap<>();
    private final List<String> parts = new ArrayList<>();
    private final String wanted;

    AuditSelection(Caller caller, AuditFilter filter) {
        wanted = wanted(filter);
        if (caller.mayEverywhere(Role.ADMINISTRATOR)) {
            parts.add("true");
            return;
        }
        parts.add("caller_id = " + value(caller.id()) + " and caller_name = " + value(caller.name()));
        parts.addAll(CoveredRows.of(caller, Role.VIEWER, this::value));
    }

    /** The ids of the latest matching entries. */
    Mutiny.SelectionQuery<UUID> latest(Mutiny.Session session, int size) {
        var sql = parts.stream()
                .map(part -> "(select id from audit_entry where " + part + wanted + LATEST_FIRST + size + ")")
                .collect(Collectors.joining(" union "));
        var query = session.createNativeQuery("select id from (" + sql + ") as seen" + LATEST_FIRST + size, UUID.class);
        values.forEach(query::setParameter);
        return query;
    }

    private String wanted(AuditFilter filter) {
        var conditions = new StringBuilder();
        if (filter.caller() != null) {
            var caller = value(filter.caller());
            conditions.append(" and (caller_id = " + caller + " or caller_name = " + caller + ")");
        }
        if (filter.domain() != null) {
            conditions.append(" and ").append(CoveredRows.named(filter.domain(), this::value));
        }
        if (filter.operation() != null) {
            conditions.append(" and operation = ").append(value(filter.operation()));
        }
        if (filter.result() != null) {
            conditions.append(filter.result() == AuditResult.REFUSED ? " and status >= 400" : " and status < 400");
        }
        if (filter.since() != null) {
            conditions.append(" and id >= ").append(value(TimeOrderedIds.first(filter.since())));
        }
        if (filter.until() != null) {
            conditions.append(" and id < ").append(value(TimeOrderedIds.first(filter.until())));
        }
        if (filter.after() != null) {
            conditions.append(" and id < ").append(value(filter.after()));
        }
        return conditions.toString();
    }

    private String value(Object value) {
        var name = "audit" + values.size();
        values.put(name, value);
        return ":" + name;
    }
}
