package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names as one parameter of a query, for {@code string_to_array(:names, ' ')}: names have no spaces. */
public final class JoinedNames {
    private JoinedNames() {}

    public static String of(Collection<DomainName> names) {
        return names.stream().map(DomainName::value).collect(Collectors.joining(" "));
    }
}
