package dev.backsource.config.access.provider;

import dev.backsource.config.access.NamePattern;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.teams.Team;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The roles of groups. The setting of a group lists roles, separated by commas; each may state its scope: {@code operator},
 * {@code operator@team:shop}, {@code viewer@*.shop.example.com@www.example.com}, {@code operator@team:shop@*.beta.example.com}.
 */
final class GroupRoles {
    private static final String TEAM = "team:";

    private final Map<String, List<RoleBinding>> roles;

    /** @throws IllegalArgumentException when a setting can't be read; the message names it */
    GroupRoles(Map<String, String> settings) {
        roles = settings.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> parse(each.getKey(), each.getValue())));
    }

    /** The roles of all these groups together, independent of the order of groups. */
    List<RoleBinding> of(Collection<String> groups) {
        return new TreeSet<>(groups)
                .stream()
                        .flatMap(group -> roles.getOrDefault(group, List.of()).stream())
                        .distinct()
                        .toList();
    }

    boolean know(String group) {
        return roles.containsKey(group);
    }

    private static List<RoleBinding> parse(String group, String text) {
        try {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(GroupRoles::binding)
                    .toList();
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException(
                    "backsource.access.oidc.roles.\"" + Printable.of(group) + "\" is \"" + Printable.of(text) + "\": "
                            + e.getMessage()
                            + "; use roles such as operator, operator@team:shop or viewer@*.shop.example.com",
                    e);
        }
    }

    private static RoleBinding binding(String text) {
        var parts = text.split("@", -1);
        var names = new ArrayList<NamePattern>();
        String team = null;
        for (var where : List.of(parts).subList(1, parts.length)) {
            if (where.startsWith(TEAM)) {
                team = onlyTeam(team, where.substring(TEAM.length()));
            } else {
                names.add(NamePattern.parse(where));
            }
        }
        if (names.size() > RoleBinding.MAX_NAMES) {
            throw new InvalidValueException("there may be at most " + RoleBinding.MAX_NAMES + " names");
        }
        return new RoleBinding(Role.parse(parts[0]), team, names);
    }

    private static String onlyTeam(@Nullable String before, String id) {
        if (before != null) {
            throw new InvalidValueException("a role applies to one team; list the role once for each team");
        }
        return Team.requireId(id);
    }
}
