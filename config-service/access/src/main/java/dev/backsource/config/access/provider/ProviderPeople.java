package dev.backsource.config.access.provider;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The permissions of people of the provider: by its groups, and by the present settings. */
@Singleton
public final class ProviderPeople {
    /** No account or key has a name with this prefix, whatever names the provider gives people. */
    private static final String PREFIX = "oidc:";

    private final @Nullable String ids;
    private final GroupRoles roles;
    private final boolean passwords;

    ProviderPeople(ProviderSettings settings) {
        ids = settings.issuer().map(issuer -> issuer + "#").orElse(null);
        roles = new GroupRoles(settings.roles());
        passwords = ids == null || settings.passwords();
    }

    /** Null for a person of another provider than the one in the settings. */
    public @Nullable Caller caller(ProviderPerson person) {
        return ids == null || !person.id().startsWith(ids)
                ? null
                : new Caller(CallerKind.PERSON, person.id(), PREFIX + person.name(), roles.of(person.groups()));
    }

    /** Whether accounts of this service's own may sign in as well. */
    public boolean takePasswords() {
        return passwords;
    }

    /** Groups with roles come first, since only a limited number is kept. */
    List<String> mattering(List<String> groups, int most) {
        return groups.stream()
                .distinct()
                .sorted((one, other) -> Boolean.compare(roles.know(other), roles.know(one)))
                .limit(most)
                .toList();
    }
}
