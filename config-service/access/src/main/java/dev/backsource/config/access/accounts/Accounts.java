package dev.backsource.config.access.accounts;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.RoleRefusal;
import dev.backsource.config.access.bindings.BindingRows;
import dev.backsource.config.access.changes.AccessChanges;
import dev.backsource.config.access.keys.CallerNames;
import dev.backsource.config.access.keys.KeyOwners;
import dev.backsource.config.access.passwords.PasswordHashing;
import dev.backsource.config.access.places.HolderQuotas;
import dev.backsource.config.access.places.Tenancies;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists and changes accounts. A caller may create, see and change an account if it administers everything that the account may do.
 * After a change, {@code AccessRefresh} makes this instance enforce it. A password is hashed before the transaction begins.
 */
@Singleton
public final class Accounts {
    static final int MAX_OF_ALL = 10_000;

    private static final String END_SESSIONS = "delete from person_session where account = :account";

    private final AccountRows rows;
    private final BindingRows bindings;
    private final AccountDirectory directory;
    private final PasswordHashing passwords;
    private final AccessChanges changes;
    private final CallerNames names;
    private final Tenancies tenancies;
    private final HolderQuotas quotas;
    private final Clock clock;

    Accounts(
            AccountRows rows,
            BindingRows bindings,
            AccountDirectory directory,
            PasswordHashing passwords,
            AccessChanges changes,
            CallerNames names,
            Tenancies tenancies,
            HolderQuotas quotas,
            Clock clock) {
        this.rows = rows;
        this.bindings = bindings;
        this.directory = directory;
        this.passwords = passwords;
        this.changes = changes;
        this.names = names;
        this.tenancies = tenancies;
        this.quotas = quotas;
        this.clock = clock;
    }

    /**
     * The write that creates an account; fails with {@link RoleRefusal} when the account would have permissions that the caller
     * may not grant, and then, in the transaction, with {@link AccountRefusal} and
     * {@link dev.backsource.config.access.quotas.QuotaRefusal}.
     */
    public Uni<Write<Account>> create(NewAccount wanted, Caller by) {
        requireAdministered(wanted.bindings(), by);
        var account = new Account(
                AccountId.random(),
                wanted.username(),
                true,
                wanted.mustChange(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                wanted.bindings());
        return passwords
                .hash(wanted.password(), by)
                .map(hash -> changes.of(session -> requireRoom(session, wanted, by)
                        .chain(() -> rows.insert(session, account, hash))
                        .chain(() -> tenancies.noteAccount(session, account.id(), by))
                        .chain(() -> bindings.replace(session, account.id(), account.bindings()))
                        .chain(() -> noteGiver(session, account.id(), by))
                        .replaceWith(account)));
    }

    /** The accounts that the caller administers, and its own; by username. */
    public List<Account> list(Caller caller) {
        return directory.all().stream()
                .map(StoredAccount::account)
                .filter(account -> isVisible(account, caller))
                .sorted(Comparator.comparing(Account::username))
                .toList();
    }

    /** @throws RefusedException when there is no such account, or the caller may not see it */
    public Account get(String id, Caller caller) {
        var stored = directory.find(id);
        if (stored == null || !isVisible(stored.account(), caller)) {
            throw AccountRefusal.unknown();
        }
        return stored.account();
    }

    /** The write that changes an account; fails as {@link #get} does, or in the transaction when no administrator would remain. */
    public Uni<Write<Account>> change(String id, AccountEdit edit, Caller by) {
        var before = administered(id, by);
        if (edit.bindings() != null) {
            requireAdministered(edit.bindings(), by);
        }
        if (edit.password() != null) {
            edit.password().requireFreeOf(before.username());
        }
        Uni<@Nullable String> hash = edit.password() == null
                ? Uni.createFrom().nullItem()
                : passwords.hash(edit.password(), by).map(made -> made);
        return hash.map(made -> changes.of(session -> change(session, edit, administered(id, by), made)
                .call(() -> made == null ? Uni.createFrom().voidItem() : noteGiver(session, id, by))));
    }

    /** Deletes an account with its sessions; fails as {@link #change} does. */
    public Write<Void> delete(String id, Caller by) {
        return changes.of(session -> {
            administered(id, by);
            return bindings.forget(session, id)
                    .chain(() -> rows.delete(session, id))
                    .invoke(Accounts::requireOne)
                    .replaceWithVoid();
        });
    }

    private Uni<Account> change(Mutiny.Session session, AccountEdit edit, Account before, @Nullable String hash) {
        var changed = edit.of(before);
        return rows.update(session, changed.id(), edit.enabled(), hash)
                .invoke(Accounts::requireOne)
                .chain(() -> edit.bindings() == null
                        ? Uni.createFrom().voidItem()
                        : quotas.requireRoomForTeamsOf(session, before.bindings(), changed.bindings())
                                .chain(() -> bindings.replace(session, changed.id(), changed.bindings())))
                .chain(() -> edit.endsSessions()
                        ? endSessions(session, changed.id())
                        : Uni.createFrom().voidItem())
                .replaceWith(changed);
    }

    private Uni<Void> noteGiver(Mutiny.Session session, String account, Caller by) {
        return KeyOwners.behind(session, by)
                .chain(person -> PasswordGivers.note(
                        session, account, person, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private static Uni<Void> endSessions(Mutiny.Session session, String id) {
        return session.createNativeQuery(END_SESSIONS)
                .setParameter("account", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Account administered(String id, Caller by) {
        var account = get(id, by);
        requireAdministered(account.bindings(), by);
        return account;
    }

    private static boolean isVisible(Account account, Caller caller) {
        return account.id().equals(caller.id()) || administers(caller, account.bindings());
    }

    /** An account without roles, because its teams are gone, may do nothing; only administrators of all domains administer it. */
    private static boolean administers(Caller caller, List<RoleBinding> bindings) {
        return bindings.isEmpty() ? caller.mayEverywhere(Role.ADMINISTRATOR) : caller.mayGive(bindings);
    }

    private static void requireAdministered(List<RoleBinding> bindings, Caller by) {
        if (!administers(by, bindings)) {
            throw RoleRefusal.of(Role.ADMINISTRATOR, "everything the account can access");
        }
    }

    private static void requireOne(int count) {
        if (count == 0) {
            throw AccountRefusal.unknown();
        }
    }

    private Uni<Void> requireRoom(Mutiny.Session session, NewAccount wanted, Caller by) {
        return names.isOfKey(session, wanted.username())
                .invoke(taken -> {
                    if (taken) {
                        throw AccountRefusal.usernameTaken(wanted.username());
                    }
                })
                .chain(() -> rows.count(session, wanted.username()))
                .invoke(count -> {
                    if (count.withUsername() > 0) {
                        throw AccountRefusal.usernameTaken(wanted.username());
                    }
                    if (count.all() >= HolderQuotas.most(MAX_OF_ALL, by)) {
                        throw AccountRefusal.tooMany(HolderQuotas.most(MAX_OF_ALL, by));
                    }
                })
                .chain(() -> quotas.requireRoomForAccount(session, wanted.bindings(), by));
    }
}
