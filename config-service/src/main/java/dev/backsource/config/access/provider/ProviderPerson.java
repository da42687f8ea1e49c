package dev.backsource.config.access.provider;

import java.util.List;

/**
 * Somebody, as the provider says.
 *
 * @param id its issuer, {@code #}, and what it calls them there; stays when the name changes
 * @param name as histories show it
 */
public record ProviderPerson(String id, String name, List<String> groups) {
    public ProviderPerson {
        groups = List.copyOf(groups);
    }
}
