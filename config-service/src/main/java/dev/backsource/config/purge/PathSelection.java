package dev.backsource.config.purge;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CoveredRows;
import dev.backsource.config.access.Role;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.policy.domain.DomainName;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * SQL of the purges that a caller may see and asks after, the latest first. There is one part for each of the caller's roles, each of
 * which is read by its index and no further than the page; where a kind is asked after, than the list goes.
 */
final class PathSelection {
    private static final String SCOPE = "(cast(event as jsonb) -> 'scope')";
    private static final String URLS = "(cast(event as jsonb) -> 'scope' -> 'urls')";
    private static final String PREFIXES = "(cast(event as jsonb) -> 'scope' -> 'prefixes')";
    private static final String IS_EVERYTHING = SCOPE + " ->> 'everything' = 'true'";

    private static final String OF_PURGE = "select %s from found join cache_purge purge on purge.id = found.id";
    private static final String OF_PATHS = OF_PURGE + " cross join lateral ("
            + "select 0 as kind, url.path, url.place from jsonb_array_elements_text(" + URLS
            + ") with ordinality as url (path, place)"
            + " union all select 1, prefix.path, prefix.place from jsonb_array_elements_text(" + PREFIXES
            + ") with ordinality as prefix (path, place)"
            + " union all select 1, '/', 1 where " + IS_EVERYTHING + ") as named where true";

    private final Map<String, Object> values = new HashMap<>();
    private final String covered;
    private final String namedHere;

    PathSelection(Caller caller, PathQuestion question, int most) {
        var wanted = wanted(question);
        namedHere = named(question);
        // Of what kind a purge is its event says, which isn't indexed: it is looked for among so many.
        var read = question.kind() == null ? most : PurgedPaths.MAX_COUNTED;
        var parts = CoveredRows.of(caller, Role.VIEWER, this::value).stream()
                .map(part ->
                        "(select id from cache_purge where " + part + wanted + " order by id desc limit " + read + ")")
                .collect(Collectors.joining(" union "));
        covered = "with found as (select id from ("
                + (parts.isEmpty() ? "select id from cache_purge where false" : parts)
                + ") as covered order by id desc limit " + read + ") ";
    }

    /** Ids and places. */
    Mutiny.SelectionQuery<Object[]> purges(Mutiny.Session session) {
        return query(
                session,
                OF_PURGE.formatted("purge.id, purge.kafka_partition, purge.kafka_offset") + " order by purge.id desc",
                Object[].class);
    }

    /** What they name. */
    Mutiny.SelectionQuery<Object[]> paths(Mutiny.Session session, int skipped, int size) {
        var columns = "purge.id, purge.kafka_partition, purge.kafka_offset, purge.domain,"
                + " cast(extract(epoch from purge.requested_at) * 1000000 as bigint) as requested, named.kind, named.path";
        return query(
                session,
                OF_PATHS.formatted(columns) + namedHere + " order by purge.id desc, named.kind, named.place limit "
                        + size + " offset " + skipped,
                Object[].class);
    }

    /** How much they name; up to {@code max} is counted. */
    Mutiny.SelectionQuery<Long> count(Mutiny.Session session, int max) {
        return query(
                session,
                "select count(*) from (" + OF_PATHS.formatted("1 as one") + namedHere + " limit " + max
                        + ") as counted",
                Long.class);
    }

    private <T> Mutiny.SelectionQuery<T> query(Mutiny.Session session, String sql, Class<T> type) {
        var query = session.createNativeQuery(covered + sql, type);
        values.forEach((name, value) -> {
            if ((covered + sql).contains(":" + name)) {
                query.setParameter(name, value);
            }
        });
        return query;
    }

    private String wanted(PathQuestion question) {
        var sql = new StringBuilder();
        if (question.ids() != null) {
            sql.append(" and id = any(string_to_array(" + value(String.join(" ", question.ids())) + ", ' '))");
        }
        if (question.domain() != null) {
            sql.append(" and domain = " + value(question.domain().value()));
        }
        if (question.from() != null) {
            sql.append(
                    " and id >= " + value(TimeOrderedIds.first(question.from()).toString()));
        }
        if (question.until() != null) {
            sql.append(
                    " and id < " + value(TimeOrderedIds.first(question.until()).toString()));
        }
        return sql + ofPath(question.path(), question.kind());
    }

    private String ofPath(PathQuestion.@Nullable PathAsked path, PurgedPath.@Nullable Kind kind) {
        if (path == null) {
            return "";
        }
        var domains = path.domains().stream().map(DomainName::value).collect(Collectors.joining(" "));
        var url = URLS + " @> jsonb_build_array(cast(" + value(path.url()) + " as text))";
        var prefix = path.prefix();
        var asPrefix = prefix == null
                ? "false"
                : PREFIXES + " @> jsonb_build_array(cast(" + value(prefix) + " as text))"
                        + (prefix.equals("/") ? " or " + IS_EVERYTHING : "");
        return " and domain = any(string_to_array(" + value(domains) + ", ' ')) and ("
                + (kind == PurgedPath.Kind.PREFIX
                        ? asPrefix
                        : kind == null && prefix != null ? url + " or " + asPrefix : url)
                + ")";
    }

    /** Of what a purge names, what is asked after. */
    private String named(PathQuestion question) {
        var kind = question.kind();
        var ofKind = kind == null ? "" : " and named.kind = " + kind.ordinal();
        var path = question.path();
        if (path == null) {
            return ofKind;
        }
        var url = "named.kind = 0 and named.path = " + value(path.url());
        return ofKind + " and (" + url
                + (path.prefix() == null ? "" : " or named.kind = 1 and named.path = " + value(path.prefix()))
                + ")";
    }

    private String value(Object value) {
        var name = "purge" + values.size() + "_";
        values.put(name, value);
        return ":" + name;
    }
}
