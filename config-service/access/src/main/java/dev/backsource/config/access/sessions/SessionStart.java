package dev.backsource.config.access.sessions;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.places.HolderQuotas;
import dev.backsource.config.access.provider.ProviderPerson;
import dev.backsource.config.access.provider.SeenPeople;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Begins and ends sessions, within limits for each person, each tenant and in total. */
@Singleton
final class SessionStart {
    static final int MAX_OF_PERSON = 10;
    static final int MAX_OF_TENANT = 5_000;
    static final int MAX_OF_ALL = 20_000;

    private final SessionRows rows;
    private final SeenPeople people;
    private final HolderQuotas quotas;

    SessionStart(SessionRows rows, SeenPeople people, HolderQuotas quotas) {
        this.rows = rows;
        this.people = people;
        this.quotas = quotas;
    }

    /**
     * Begins a session; if the person has too many, the oldest ends. Fails with {@link SessionRefusal}.
     *
     * @param holder the caller of the session
     * @param before the session that it replaces
     */
    Uni<Void> begin(Mutiny.Session transaction, PersonSession session, Caller holder, @Nullable SessionToken before) {
        return end(transaction, before == null ? session.hash() : before.hash())
                .chain(() -> session.isOfProvider()
                        ? takeWhatIsSaid(transaction, session.holder(), session.name(), session.groups())
                        : Uni.createFrom().voidItem())
                .chain(() -> rows.endOldest(transaction, session.holder(), MAX_OF_PERSON - 1))
                .chain(() -> rows.count(transaction))
                .invoke(count -> requireRoom(count, HolderQuotas.most(MAX_OF_ALL, holder)))
                .chain(() -> quotas.sessionsOfTenant(transaction, holder))
                .invoke(count -> requireRoom(count, MAX_OF_TENANT))
                .chain(() -> rows.insert(transaction, session))
                .replaceWithVoid();
    }

    /** Updates a person's earlier sessions and keys by the provider's present statement, so that they lose roles revoked since. */
    Uni<Void> takeWhatIsSaid(Mutiny.Session transaction, String holder, String name, List<String> groups) {
        return rows.takeWhatIsSaid(transaction, holder, name, groups)
                .chain(() -> people.note(transaction, new ProviderPerson(holder, name, groups)));
    }

    Uni<Void> end(Mutiny.Session transaction, TokenHash hash) {
        return rows.end(transaction, hash).replaceWithVoid();
    }

    private static void requireRoom(long count, int most) {
        if (count >= most) {
            throw SessionRefusal.tooMany(most);
        }
    }
}
