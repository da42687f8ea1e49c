package dev.backsource.config.access;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * SQL of the rows that a caller has a role for, in a table with the columns {@code domain} and {@code team}, whose the domain was. Names are
 * compared by their ends, {@code reverse(domain)}, as an index may have them.
 */
public final class CoveredRows {
    private CoveredRows() {}

    /**
     * A condition for each of the caller's roles; a row is covered where one holds. None when the caller has no such role.
     *
     * @param value notes a value, and says how the statement names it
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

    /** That a row is of a domain of this name. */
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
