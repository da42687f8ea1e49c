package dev.backsource.config.purge;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CoveredRows;
import dev.backsource.config.access.Role;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.domain.JoinedNames;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * SQL of the visible purges that match a filter, the latest first. It has one part for each of the caller's roles, each of which is read by its index
 * and no further than the limit of lists. The number of paths of each purge stands beside its event; the events are read for the purges of one page
 * alone.
 */
final class PathSelection {
    private static final String SCOPE = "(cast(event as jsonb) -> 'scope')";
    private static final String URLS = "(cast(event as jsonb) -> 'scope' -> 'urls')";
    private static final String PREFIXES = "(cast(event as jsonb) -> 'scope' -> 'prefixes')";
    private static final String IS_EVERYTHING = SCOPE + " ->> 'everything' = 'true'";

    private static final String OF_PURGE = "select purge.id, purge.kafka_partition, purge.kafka_offset"
            + " from found join cache_purge purge on purge.id = found.id where found.many > 0 order by purge.id desc limit ";

    private static final String COUNT = "select least(coalesce(sum(many), 0), cast(%s as bigint)) from found";

    /** The purges of a page: those with the first and the last path of the page, and all between them. */
    private static final String OF_PATHS =
            "placed as (select id, many, sum(many) over (order by id desc) as upto from found),"
                    + " unpacked as (select purge.id, purge.kafka_partition, purge.kafka_offset, purge.domain,"
                    + " cast(extract(epoch from purge.requested_at) * 1000000 as bigint) as requested, named.kind, named.path,"
                    + " placed.upto - placed.many + row_number() over (partition by purge.id order by named.kind, named.place) as number"
                    + " from placed join cache_purge purge on purge.id = placed.id cross join lateral ("
                    + "select 0 as kind, url.path, url.place from jsonb_array_elements_text(" + URLS
                    + ") with ordinality as url (path, place)"
                    + " union all select 1, prefix.path, prefix.place from jsonb_array_elements_text(" + PREFIXES
                    + ") with ordinality as prefix (path, place)"
                    + " union all select 1, '/', 1 where " + IS_EVERYTHING
                    + ") as named where placed.many > 0 and placed.upto > %1$d and placed.upto - placed.many < %2$d%3$s)"
                    + " select id, kafka_partition, kafka_offset, domain, requested, kind, path from unpacked"
                    + " where number > %1$d and number <= %2$d order by number";

    private final Map<String, Object> values = new HashMap<>();
    private final String found;
    private final String namedHere;

    PathSelection(Caller caller, PurgedPathFilter filter) {
        var wanted = wanted(filter);
        var columns = "id, " + many(filter) + " as many";
        namedHere = named(filter);
        var parts = CoveredRows.of(caller, Role.VIEWER, this::value).stream()
                .map(part -> "(select " + columns + " from cache_purge where " + part + wanted
                        + " order by id desc limit " + PurgedPaths.MAX_COUNTED + ")")
                .collect(Collectors.joining(" union "));
        found = "found as (select id, many from ("
                + (parts.isEmpty() ? "select id, 0 as many from cache_purge where false" : parts)
                + ") as covered order by id desc limit " + PurgedPaths.MAX_COUNTED + ")";
    }

    /** Ids and positions of the latest {@code most}. */
    Mutiny.SelectionQuery<Object[]> purges(Mutiny.Session session, int most) {
        return query(session, "with " + found + " " + OF_PURGE + most, Object[].class);
    }

    /** Their paths. */
    Mutiny.SelectionQuery<Object[]> paths(Mutiny.Session session, int skipped, int size) {
        return query(
                session,
                "with " + found + ", " + OF_PATHS.formatted(skipped, skipped + size, namedHere),
                Object[].class);
    }

    /** The number of their paths, counted up to {@code max}. */
    Mutiny.SelectionQuery<Long> count(Mutiny.Session session, int max) {
        return query(session, "with " + found + " " + COUNT.formatted(max), Long.class);
    }

    private <T> Mutiny.SelectionQuery<T> query(Mutiny.Session session, String sql, Class<T> type) {
        var query = session.createNativeQuery(sql, type);
        values.forEach((name, value) -> {
            if (sql.contains(":" + name)) {
                query.setParameter(name, value);
            }
        });
        return query;
    }

    private String wanted(PurgedPathFilter filter) {
        var sql = new StringBuilder();
        if (filter.ids() != null) {
            sql.append(" and id = any(string_to_array(" + value(String.join(" ", filter.ids())) + ", ' '))");
        }
        if (filter.domain() != null) {
            sql.append(" and domain = " + value(filter.domain().value()));
        }
        if (filter.from() != null) {
            sql.append(" and id >= " + value(TimeOrderedIds.first(filter.from()).toString()));
        }
        if (filter.until() != null) {
            sql.append(" and id < " + value(TimeOrderedIds.first(filter.until()).toString()));
        }
        return sql + ofPath(filter.path(), filter.kind());
    }

    private String ofPath(PurgedPathFilter.@Nullable PathCondition path, PurgedPath.@Nullable Kind kind) {
        if (path == null) {
            return "";
        }
        var domains = JoinedNames.of(path.domains());
        var url = asUrl(path);
        var prefix = path.prefix();
        var asPrefix = prefix == null ? "false" : asPrefix(prefix);
        return " and domain = any(string_to_array(" + value(domains) + ", ' ')) and ("
                + (kind == PurgedPath.Kind.PREFIX
                        ? asPrefix
                        : kind == null && prefix != null ? url + " or " + asPrefix : url)
                + ")";
    }

    private String asUrl(PurgedPathFilter.PathCondition path) {
        return URLS + " @> jsonb_build_array(cast(" + value(path.url()) + " as text))";
    }

    private String asPrefix(String prefix) {
        return "(" + PREFIXES + " @> jsonb_build_array(cast(" + value(prefix) + " as text))"
                + (prefix.equals("/") ? " or " + IS_EVERYTHING : "") + ")";
    }

    /** The number of a purge's paths that match the filters. With a path given, it is at least one: a URL, a prefix, or both. */
    private String many(PurgedPathFilter filter) {
        var kind = filter.kind();
        var path = filter.path();
        if (path == null) {
            return kind == null
                    ? "named_urls + named_prefixes"
                    : kind == PurgedPath.Kind.URL ? "named_urls" : "named_prefixes";
        }
        var prefix = path.prefix();
        return kind != null || prefix == null
                ? "1"
                : "cast(" + asUrl(path) + " as integer) + cast(" + asPrefix(prefix) + " as integer)";
    }

    /** The condition on a purge's paths. */
    private String named(PurgedPathFilter filter) {
        var kind = filter.kind();
        var ofKind = kind == null ? "" : " and named.kind = " + kind.ordinal();
        var path = filter.path();
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
