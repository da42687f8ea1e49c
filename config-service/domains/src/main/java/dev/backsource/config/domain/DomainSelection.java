package dev.backsource.config.domain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.NamePattern;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * SQL of the visible domains that match a list's filter. It has one part for each of the caller's roles, so that each part is read by a suitable
 * index, in the order of names and no further than the page; rows of invisible domains are never read.
 */
final class DomainSelection {
    /** By trigrams. */
    private static final String CONTAINING = " and name like :pattern escape '!'";

    /** By the index that serves lists, in the order of characters whatever collation the database has. */
    private static final String BEGINNING = " and name collate \"C\" like :pattern escape '!'";

    private static final String ENDING = " and reverse(name) like :pattern escape '!'";
    private static final String WHOLE = " and name = :pattern";

    private static final String AND = " and ";
    private static final String SERVED = " and '" + DomainFacet.STOPPED + "' <> all(facets)";
    private static final String STOPPED = AND + DomainFacet.having(DomainFacet.STOPPED);
    private static final String WITH_POLICY = AND + DomainFacet.having(DomainFacet.POLICY_SET);
    private static final String OF_ORIGIN = AND + DomainFacet.havingOrigin("origin");

    /** Joined by name with {@code domain}, whose names have the database's collation. */
    private static final String OF_FACET =
            "select name collate \"default\" as name from domain_facet where facet = '%s'";

    private static final String OF_TEAM = " and team = :team";

    /** Names have no spaces. In the collation of the primary key, thousands of names would take the planner 20 times as long. */
    private static final String AMONG = " and name collate \"C\" = any(string_to_array(:among, ' '))";

    private static final String WITHOUT = " and name <> all(string_to_array(:without, ' '))";

    private static final String AFTER = " and name collate \"C\" > :after";
    private static final String FACET_AFTER = " and facet.name > :after";
    private static final String BY_NAME = " order by name collate \"C\"";

    private static final String STATES = """
            with wanted as (%s),
            sized as (
                select current.name, sum(octet_length(current.state)) over (order by current.name collate "C") as upto,
                    row_number() over (order by current.name collate "C") as number, count(*) over () as found
                from wanted join domain current on current.name = wanted.name)
            select current.state, sized.found from sized join domain current on current.name = sized.name
            where sized.number = 1 or sized.upto <= %d
            order by current.name collate "C\"""";

    /** Keeps the planner from reading in the order of names. */
    private static final String FOUND_FIRST = " offset 0";

    /** A text shorter than a trigram is searched at the beginning of names only. */
    private static final int SHORTEST_PART = 3;

    private final Map<String, Object> values = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final String wanted;
    private final String after;

    /** The facet of a filter by nothing but a policy. It has an index of the names, so that the domains needn't be read to count many. */
    private final @Nullable String onlyFacet;

    /**
     * The domains that {@code caller} can see.
     *
     * @param after the name before the first one; null for all
     */
    DomainSelection(Caller caller, DomainFilter filter, @Nullable String after) {
        wanted = named(filter.name())
                + ofPolicy(filter.policy(), after)
                + when(filter.team(), "team", OF_TEAM)
                + when(joined(filter.among()), "among", AMONG)
                + when(filter.without().isEmpty() ? null : joined(filter.without()), "without", WITHOUT)
                + ofServing(filter.serving())
                + (filter.withPolicy() ? WITH_POLICY : "")
                + when(filter.origin() == null ? null : DomainFacet.ofOrigin(filter.origin()), "origin", OF_ORIGIN)
                + having(filter.conditions());
        this.after = when(after, "after", AFTER);
        onlyFacet = onlyFacet(filter);
        if (caller.mayEverywhere(Role.VIEWER)) {
            parts.add(new Part("", false));
        } else {
            caller.bindings().stream().distinct().map(this::seen).forEach(parts::add);
        }
    }

    /**
     * The domains of a role.
     *
     * @param ofNames whether the role is limited to names, of which there may be few or very many
     */
    private record Part(String condition, boolean ofNames) {}

    /** The number of domains, counted up to {@code max}. */
    Mutiny.SelectionQuery<Long> count(Mutiny.Session session, int max) {
        var all = "select name from (" + union("", max, Set.of()) + ") as seen limit " + max;
        return query(session, "select count(*) from (" + all + ") as counted", Long.class);
    }

    /** Whether there is a part of names, so that parts have to be counted before they are read. */
    boolean isOfNames() {
        return parts.stream().anyMatch(Part::ofNames);
    }

    /** The numbers of the parts, and the number of domains in each, counted up to {@code max}. */
    Mutiny.SelectionQuery<Object[]> sizes(Mutiny.Session session, int max) {
        return query(
                session,
                IntStream.range(0, parts.size())
                        .mapToObj(number -> "select " + number + ", count(*) from (" + select(number) + " limit " + max
                                + ") as counted")
                        .collect(Collectors.joining(" union all ")),
                Object[].class);
    }

    /**
     * The states, by name: {@code size} of them behind the first {@code skipped}, or as many as fit into {@code bytes}, and at least one. The lengths
     * of states are known without reading them. Each row has a state, and the number of states before the limit of {@code bytes}.
     *
     * @param few the parts whose domains are all found first and then sorted; the others are read in the order of names with everything in between,
     *     which is slow for few domains among many
     */
    Mutiny.SelectionQuery<Object[]> states(Mutiny.Session session, int skipped, int size, Set<Integer> few, int bytes) {
        return query(session, STATES.formatted(page(skipped, size, few), bytes), Object[].class);
    }

    /** As {@link #states}, in the columns of {@link OverviewRows}. */
    Mutiny.SelectionQuery<Object[]> overviews(
            Mutiny.Session session, int skipped, int size, Set<Integer> few, boolean withOrigins) {
        return query(session, OverviewRows.sql(page(skipped, size, few), withOrigins), Object[].class);
    }

    /** The names of a page. */
    private String page(int skipped, int size, Set<Integer> few) {
        return "select name from (" + union(BY_NAME, (long) skipped + size, few) + ") as seen" + BY_NAME + " limit "
                + size + " offset " + skipped;
    }

    private <T> Mutiny.SelectionQuery<T> query(Mutiny.Session session, String sql, Class<T> type) {
        var query = session.createNativeQuery(sql, type);
        values.forEach(query::setParameter);
        return query;
    }

    /** A caller without a role sees nothing. */
    private String union(String order, long most, Set<Integer> few) {
        return parts.isEmpty()
                ? "select name from domain where false"
                : IntStream.range(0, parts.size())
                        .mapToObj(number -> select(number) + (few.contains(number) ? FOUND_FIRST : ""))
                        .map(part -> "(select name from (" + part + ") as part" + order + " limit " + most + ")")
                        .collect(Collectors.joining(" union "));
    }

    private String select(int number) {
        var condition = parts.get(number).condition();
        return onlyFacet != null && condition.isEmpty()
                ? OF_FACET.formatted(onlyFacet) + after
                : "select name from domain where not removed" + condition + wanted + after;
    }

    private static @Nullable String onlyFacet(DomainFilter filter) {
        var policy = filter.policy();
        return policy != null && filter.equals(DomainFilter.ofPolicy(policy)) ? DomainFacet.ofPolicy(policy) : null;
    }

    private static String ofPolicy(@Nullable String policy, @Nullable String after) {
        return policy == null
                ? ""
                : AND + DomainFacet.having(DomainFacet.ofPolicy(policy), after == null ? "" : FACET_AFTER);
    }

    private static String ofServing(@Nullable Boolean served) {
        if (served == null) {
            return "";
        }
        return served ? SERVED : STOPPED;
    }

    private String named(NamePart part) {
        var text = part.text();
        if (text.isEmpty()) {
            return "";
        }
        return switch (part.place()) {
            case ANYWHERE ->
                text.length() < SHORTEST_PART
                        ? like(literally(text) + "%", BEGINNING)
                        : like("%" + literally(text) + "%", CONTAINING);
            case BEGINNING -> like(literally(text) + "%", BEGINNING);
            case END -> like(literally(reversed(text)) + "%", ENDING);
            case WHOLE -> like(text, WHOLE);
        };
    }

    private String like(String pattern, String condition) {
        values.put("pattern", pattern);
        return condition;
    }

    private static String literally(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }

    /** A condition with its value; none where there is no value. */
    private String when(@Nullable String value, String name, String condition) {
        if (value == null) {
            return "";
        }
        values.put(name, value);
        return condition;
    }

    private String having(List<DomainCondition> conditions) {
        var sql = new StringBuilder();
        for (var condition : conditions) {
            values.putAll(condition.values());
            sql.append(" and (").append(condition.sql()).append(')');
        }
        return sql.toString();
    }

    private static @Nullable String joined(@Nullable Set<String> names) {
        return names == null ? null : String.join(" ", names);
    }

    /** The domains that a role is for; every role can see. */
    private Part seen(RoleBinding binding) {
        var ofTeam = binding.team() == null ? "" : " and team = " + value(binding.team());
        return binding.names().isEmpty()
                ? new Part(ofTeam, false)
                : new Part(ofTeam + " and (" + named(binding.names()) + ")", true);
    }

    private String named(List<NamePattern> names) {
        return String.join(
                " or ",
                names.stream()
                        .map(name -> name.isWildcard()
                                ? "reverse(name) like "
                                        + value(reversed(name.value().substring(1)) + "%")
                                : "name = " + value(name.value()))
                        .toList());
    }

    private String value(String value) {
        var name = "seen" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
