package dev.backsource.config.api.domains;

import dev.backsource.config.access.teams.Team;
import dev.backsource.config.domain.DomainFilter;
import dev.backsource.config.domain.NamePart;
import dev.backsource.config.health.Alerts;
import dev.backsource.config.health.PortStates;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.policy.protocol.RedirectType;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list of domains, from its parameters. The probers' reports are in memory: matching names are found there, and the
 * database is queried for those names, or for the others. The caller doesn't see more domains by that.
 */
@Singleton
final class DomainFilters {
    /** This many are looked up one by one within milliseconds. */
    static final int MAX_NAMES = 10_000;

    private static final String FIRING = "true";
    private static final String QUIET = "false";
    private static final String CLOSED = "closed";

    private final Alerts alerts;
    private final PortStates ports;

    DomainFilters(Alerts alerts, PortStates ports) {
        this.alerts = alerts;
        this.ports = ports;
    }

    /**
     * The parameters.
     *
     * @param after the name after which the page begins; empty for the first page
     */
    record Asked(
            @Nullable String query,
            @Nullable String redirectType,
            @Nullable String team,
            @Nullable String alerting,
            @Nullable String ports,
            String after) {}

    /** The filter; unknown values of parameters are violations. */
    DomainFilter read(Asked asked, Violations violations) {
        var text = NameQuery.read(asked.query(), violations);
        var firing = asked.alerting() == null
                ? null
                : oneOf("alerting", asked.alerting(), Set.of(FIRING, QUIET), violations)
                        ? names("alerting", alerts.firing(), text, asked.after(), violations)
                        : Set.<String>of();
        var closed = asked.ports() == null || !oneOf("ports", asked.ports(), Set.of(CLOSED), violations)
                ? null
                : names("ports", ports.closed(), text, asked.after(), violations);
        var isQuiet = QUIET.equals(asked.alerting());
        return new DomainFilter(
                new NamePart(text, NamePart.Place.ANYWHERE),
                policy(asked.redirectType(), violations),
                team(asked.team(), violations),
                both(isQuiet ? null : firing, closed),
                isQuiet && firing != null ? firing : Set.of());
    }

    private static @Nullable String team(@Nullable String id, Violations violations) {
        return id == null ? null : violations.check("team", Violation.MALFORMED, () -> Team.requireId(id));
    }

    private static @Nullable String policy(@Nullable String value, Violations violations) {
        var known = Stream.concat(Stream.of(RedirectType.values()).map(RedirectType::name), Stream.of(DomainFilter.OFF))
                .collect(Collectors.toSet());
        return value != null && oneOf("redirectType", value, known, violations) ? value : null;
    }

    private static boolean oneOf(String parameter, String value, Set<String> known, Violations violations) {
        if (known.contains(value)) {
            return true;
        }
        violations.add(
                parameter,
                Violation.UNKNOWN_VALUE,
                "must be one of " + known.stream().sorted().toList());
        return false;
    }

    /** The names that can be on this page or a later one. */
    private static Set<String> names(
            String parameter, Stream<String> all, String text, String after, Violations violations) {
        var found = all.filter(name -> name.contains(text) && name.compareTo(after) > 0)
                .distinct()
                .limit(MAX_NAMES + 1L)
                .collect(Collectors.toSet());
        if (found.size() > MAX_NAMES) {
            violations.add(
                    parameter,
                    Violation.RANGE,
                    "matches more than " + MAX_NAMES
                            + " domains, the limit of this filter; add part of the names as query");
        }
        return found;
    }

    private static @Nullable Set<String> both(@Nullable Set<String> one, @Nullable Set<String> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        var both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
