package dev.backsource.config.access.provider;

import java.util.List;

/**
 * A person, as identified by the provider.
 *
 * @param id the issuer, {@code #}, and the subject at that issuer; stays when the name changes
 * @param name the display name in histories
 */
public record ProviderPerson(String id, String name, List<String> groups) {
    public ProviderPerson {
        groups = List.copyOf(groups);
    }
}
