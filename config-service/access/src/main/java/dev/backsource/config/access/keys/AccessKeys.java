package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleRefusal;
import dev.backsource.config.access.bindings.BindingRows;
import dev.backsource.config.access.changes.AccessChanges;
import dev.backsource.config.access.keys.KeyOwners.Maker;
import dev.backsource.config.access.places.HolderQuotas;
import dev.backsource.config.access.places.Tenancies;
import dev.backsource.config.access.provider.SeenPeople;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists and changes access keys. A caller may create, see and change a key if it administers everything that the key may do; a key
 * can also see itself. After a change, {@code AccessRefresh} makes this instance enforce it.
 */
@Singleton
public final class AccessKeys {
    /** Two, so that one can replace the other while both are in use. */
    public static final int MAX_OF_PROGRAM = 2;

    static final int MAX_OF_ALL = 10_000;

    private static final String COUNT = "select count(*) filter (where program = :program), count(*) from access_key";

    private final KeyRows rows;
    private final BindingRows bindings;
    private final KeyDirectory directory;
    private final KeyUses uses;
    private final AccessChanges changes;
    private final SecretSeal seal;
    private final CallerNames names;
    private final KeyTerms terms;
    private final KeyRights rights;
    private final SeenPeople people;
    private final Tenancies tenancies;
    private final HolderQuotas quotas;
    private final Clock clock;

    AccessKeys(
            KeyRows rows,
            BindingRows bindings,
            KeyDirectory directory,
            KeyUses uses,
            AccessChanges changes,
            SecretSeal seal,
            CallerNames names,
            KeyTerms terms,
            KeyRights rights,
            SeenPeople people,
            Tenancies tenancies,
            HolderQuotas quotas,
            Clock clock) {
        this.rows = rows;
        this.bindings = bindings;
        this.directory = directory;
        this.uses = uses;
        this.changes = changes;
        this.seal = seal;
        this.names = names;
        this.terms = terms;
        this.rights = rights;
        this.people = people;
        this.tenancies = tenancies;
        this.quotas = quotas;
        this.clock = clock;
    }

    /**
     * Creates a key.
     *
     * @return fails with {@link RoleRefusal} when the key would have permissions that the caller may not grant, and with
     *     {@link KeyRefusal} and {@link dev.backsource.config.access.quotas.QuotaRefusal}
     */
    public Write<IssuedKey> create(NewKey wanted, Caller by) {
        if (!by.mayGive(wanted.bindings())) {
            throw RoleRefusal.of(Role.ADMINISTRATOR, "everything the key can access");
        }
        var token = KeyToken.random();
        return changes.of(session -> requireNames(session, wanted.name(), wanted.program(), by)
                .chain(() -> requireRoom(session, wanted, by))
                .chain(() -> KeyOwners.maker(session, by))
                .call(maker -> people.noteBearer(session, maker.person()))
                .chain(maker ->
                        insert(session, terms.within(key(wanted, token, maker, by), maker, by), token, maker.person()))
                .call(issued -> tenancies.noteKey(session, issued.key().id(), by)));
    }

    /**
     * The keys that the caller administers, and its own; by program, then by age.
     *
     * @param owners the kind of owner to list; null for all
     */
    public List<AccessKey> list(Caller caller, KeyOwner.@Nullable Kind owners) {
        return directory.all().stream()
                .map(stored -> withLastUse(stored.key()))
                .filter(key -> owners == null || key.ownedBy().kind() == owners)
                .filter(key -> isVisible(key, caller))
                .sorted(Comparator.comparing(AccessKey::program)
                        .thenComparing(AccessKey::createdAt)
                        .thenComparing(AccessKey::id))
                .toList();
    }

    /** @throws RefusedException when there is no such key, or the caller may not see it */
    public AccessKey get(String id, Caller caller) {
        var stored = directory.find(id);
        if (stored == null || !isVisible(stored.key(), caller)) {
            throw KeyRefusal.unknown();
        }
        return withLastUse(stored.key());
    }

    /**
     * Changes a key.
     *
     * @return fails with {@link KeyRefusal}, or when no administrator would remain
     */
    public Write<AccessKey> change(String id, KeyEdit edit, Caller by) {
        return changes.of(session -> {
            var changed = edit.of(administered(id, by));
            return requireNames(session, edit.name(), null, by)
                    .chain(() -> termsHold(session, edit, changed, by))
                    .chain(() -> rows.update(session, changed))
                    .map(count -> requireChanged(count, changed));
        });
    }

    /** Deletes a key; fails as {@link #change} does. */
    public Write<Void> delete(String id, Caller by) {
        return changes.of(session -> {
            var key = administered(id, by);
            return bindings.forget(session, id)
                    .chain(() -> rows.delete(session, id))
                    .map(count -> requireChanged(count, key))
                    .replaceWithVoid();
        });
    }

    private AccessKey key(NewKey wanted, KeyToken token, Maker maker, Caller by) {
        return new AccessKey(
                token.id(),
                wanted.name(),
                wanted.program(),
                by.id(),
                terms.owner(wanted.service(), maker, by),
                true,
                now(),
                wanted.expiresAt(),
                null,
                wanted.bindings());
    }

    private Uni<IssuedKey> insert(Mutiny.Session session, AccessKey key, KeyToken token, String person) {
        return rows.insert(session, key, person, token.hash(), seal.seal(key.id(), token.secret()))
                .chain(() -> bindings.replace(session, key.id(), key.bindings()))
                .replaceWith(new IssuedKey(key, token));
    }

    /** Creates the service's own key with a known secret, in place of any key of that id. */
    Uni<IssuedKey> replace(Mutiny.Session session, NewKey wanted, KeyToken token, Caller service) {
        var maker = new Maker(service.id(), null, null);
        return rows.delete(session, token.id())
                .chain(() -> insert(session, key(wanted, token, maker, service), token, maker.person()));
    }

    /** Checks an edited owner or expiry against the limits of its editor. */
    private Uni<Void> termsHold(Mutiny.Session session, KeyEdit edit, AccessKey changed, Caller by) {
        return edit.expiry() == null && edit.service() == null
                ? Uni.createFrom().voidItem()
                : KeyOwners.maker(session, by)
                        .invoke(maker -> {
                            terms.owner(edit.service(), maker, by);
                            terms.checked(changed, maker, by);
                        })
                        .replaceWithVoid();
    }

    private AccessKey administered(String id, Caller by) {
        var key = get(id, by);
        if (!by.mayGive(key.bindings())) {
            throw RoleRefusal.of(Role.ADMINISTRATOR, "everything the key can access");
        }
        return key;
    }

    private static boolean isVisible(AccessKey key, Caller caller) {
        return key.id().equals(caller.id()) || caller.mayGive(key.bindings());
    }

    private static AccessKey requireChanged(int count, AccessKey key) {
        if (count == 0) {
            throw KeyRefusal.unknown();
        }
        return key;
    }

    /**
     * The display name of the person who owns the key; null for a service's key, and when the person is no longer admitted, so that the key
     * is refused.
     */
    public @Nullable String owner(AccessKey key) {
        var present = rights.owner(key, clock.instant());
        return present == null ? null : present.name();
    }

    /** Each is null where it stays. */
    private Uni<Void> requireNames(Mutiny.Session session, @Nullable String name, @Nullable String program, Caller by) {
        return Stream.of(Optional.ofNullable(name), Optional.ofNullable(program))
                .flatMap(Optional::stream)
                .distinct()
                .reduce(
                        Uni.createFrom().voidItem(),
                        (done, each) -> done.chain(() -> names.requireOfKey(session, each, by)),
                        (one, other) -> one.chain(() -> other));
    }

    private Uni<Void> requireRoom(Mutiny.Session session, NewKey wanted, Caller by) {
        return session.createNativeQuery(COUNT, Object[].class)
                .setParameter("program", wanted.program())
                .getSingleResult()
                .invoke(counts -> {
                    if (((Number) counts[0]).longValue() >= MAX_OF_PROGRAM) {
                        throw KeyRefusal.tooManyOfProgram(wanted.program(), MAX_OF_PROGRAM);
                    }
                    if (((Number) counts[1]).longValue() >= HolderQuotas.most(MAX_OF_ALL, by)) {
                        throw KeyRefusal.tooMany(HolderQuotas.most(MAX_OF_ALL, by));
                    }
                })
                .chain(() -> quotas.requireRoomForKey(session, wanted.bindings(), by));
    }

    private AccessKey withLastUse(AccessKey key) {
        var last = KeyUses.later(uses.last(key.id()), key.lastUsedAt());
        return last == null ? key : key.lastUsed(last);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
