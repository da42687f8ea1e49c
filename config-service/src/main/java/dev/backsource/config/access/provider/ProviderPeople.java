package dev.backsource.config.access.provider;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people may do whom the provider knows: by its groups, and by the settings of now. */
@Singleton
public final class ProviderPeople {
    /** No account or key has such a name, whatever the provider calls people. */
    private static final String PREFIX = "oidc:";

    private final @Nullable String ids;
    private final GroupRoles roles;
    private final boolean passwords;

    ProviderPeople(ProviderSettings settings) {
        ids = settings.issuer().map(issuer -> issuer + "#").orElse(null);
        roles = new GroupRoles(settings.roles());
        passwords = ids == null || settings.passwords();
    }

    /** Null for whom another provider knows than the one that is set. */
    public @Nullable Caller caller(ProviderPerson person) {
        return ids == null || !person.id().startsWith(ids)
                ? null
                : new Caller(CallerKind.PERSON, person.id(), PREFIX + person.name(), roles.of(person.groups()));
    }

    /** Whether accounts of this service's own sign in as well. */
    public boolean takePasswords() {
        return passwords;
    }

    /** Those that stand for something come first, since no more than so many are kept. */
    List<String> mattering(List<String> groups, int most) {
        return groups.stream()
                .distinct()
                .sorted((one, other) -> Boolean.compare(roles.know(other), roles.know(one)))
                .limit(most)
                .toList();
    }
}
