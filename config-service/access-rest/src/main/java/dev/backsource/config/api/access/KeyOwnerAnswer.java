package dev.backsource.config.api.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.access.keys.AccessKey;
import dev.backsource.config.access.keys.KeyOwner;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a key.
 *
 * @param kind a person, whose present roles limit the key, or a service
 * @param id of the account, of the person at the provider, or the service's name
 * @param name of the person; absent for a service, and when the person is no longer admitted
 * @param active false when the person is no longer admitted, so that the key is refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyOwnerAnswer(
        KeyOwner.Kind kind, String id, @Nullable String name, boolean active) {
    static KeyOwnerAnswer of(AccessKey key, @Nullable String name) {
        var owner = key.ownedBy();
        return new KeyOwnerAnswer(owner.kind(), owner.id(), name, owner.isService() || name != null);
    }
}
