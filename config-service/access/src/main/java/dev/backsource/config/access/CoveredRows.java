package dev.backsource.config.access;

import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * SQL conditions for the rows that a caller's role covers, in a table with the columns {@code domain} and {@code team}, the domain's team
 * at that time. Names are compared from their ends, {@code reverse(domain)}, so that an index can serve.
 */
public final class CoveredRows {
    private CoveredRows() {}

    /**
     * A condition for each of the caller's bindings with the role; a row is covered if one of them holds. Empty when the caller lacks the
     * role.
     *
     * @param value registers a value and returns its placeholder in the statement
     */
    public static List<String> of(Caller caller, Role role, Function<Object, String> value) {
        return caller.mayEverywhere(role)
                ? List.of("domain is not null")
                : caller.bindings().stream()
                        .filter(binding -> binding.role().includes(role))
                        .distinct()
                        .map(binding -> condition(binding, value))
                        .toList();
    }

    /** As the other, with named placeholders, whose values it adds to {@code values}. */
    public static List<String> of(Caller caller, Role role, Map<String, Object> values) {
        return of(caller, role, value -> {
            var name = "covered" + values.size();
            values.put(name, value);
            return ":" + name;
        });
    }

    /**
     * The condition that a row is of a domain, from the time when one of the teams of {@code seen} owned it.
     *
     * @param values it adds the values of its placeholders, which have names
     */
    public static String ofDomain(DomainName domain, TeamScope seen, Map<String, Object> values) {
        values.put("domain", domain.value());
        if (seen.any()) {
            return "domain = :domain";
        }
        values.put("teams", String.join(" ", seen.teams()));
        return "domain = :domain and team = any(string_to_array(:teams, ' '))";
    }

    /** The condition that a row is of the domain of this name. */
    public static String named(String name, Function<Object, String> value) {
        return "reverse(domain) = " + value.apply(reversed(name));
    }

    private static String condition(RoleBinding binding, Function<Object, String> value) {
        var ofTeam = binding.team() == null ? "domain is not null" : "team = " + value.apply(binding.team());
        return binding.names().isEmpty()
                ? "(" + ofTeam + ")"
                : "(" + ofTeam + " and (" + named(binding.names(), value) + "))";
    }

    private static String named(List<NamePattern> names, Function<Object, String> value) {
        return names.stream()
                .map(name -> name.isWildcard()
                        ? "reverse(domain) like "
                                + value.apply(reversed(name.value().substring(1)) + "%")
                        : named(name.value(), value))
                .collect(Collectors.joining(" or "));
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
