package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.PersonRights;
import dev.backsource.config.access.RoleBinding;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The present permissions of keys. A service's key has its own roles; a person's key has the intersection of its roles and the person's
 * present ones. All of it is in memory.
 */
@Singleton
final class KeyRights {
    /** More than the limit of keys; beyond it the intersections are forgotten. */
    private static final int MAX_KNOWN = 2 * AccessKeys.MAX_OF_ALL;

    private final List<PersonRights> people;
    private final Map<String, Cut> known = new ConcurrentHashMap<>();

    KeyRights(@All List<PersonRights> people) {
        this.people = people;
    }

    /** The intersection of the key's roles and the person's. */
    private record Cut(List<RoleBinding> own, List<RoleBinding> persons, List<RoleBinding> both) {}

    /** The caller that presents the key; null when the key isn't accepted. */
    @Nullable
    Caller caller(AccessKey key, CallerKind kind, Instant now) {
        if (!key.isValid(now)) {
            return null;
        }
        if (key.ownedBy().isService()) {
            return key.caller(kind, key.bindings());
        }
        var owner = owner(key, now);
        return owner == null ? null : key.caller(kind, both(key, owner.bindings()));
    }

    /** The person who owns the key; null for a service's key, and when the person is no longer admitted. */
    PersonRights.@Nullable Present owner(AccessKey key, Instant now) {
        var owner = key.ownedBy();
        return owner.isService()
                ? null
                : people.stream()
                        .filter(kind -> kind.areOf(owner.id()))
                        .findFirst()
                        .map(kind -> kind.now(owner.id(), now))
                        .orElse(null);
    }

    private List<RoleBinding> both(AccessKey key, List<RoleBinding> persons) {
        var cut = known.get(key.id());
        if (cut == null || !cut.own.equals(key.bindings()) || !cut.persons.equals(persons)) {
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            cut = new Cut(key.bindings(), persons, RoleBinding.within(persons, key.bindings()));
            known.put(key.id(), cut);
        }
        return cut.both;
    }
}
