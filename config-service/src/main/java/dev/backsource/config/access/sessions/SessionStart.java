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

/** Begins and ends sessions, so many of each person, of each tenant and of all. */
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
     * Begins a session; the oldest of a person who has too many ends. Fails with {@link SessionLimitException}.
     *
     * @param holder who acts in it
     * @param before the session that it takes the place of
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

    /** Has sessions that somebody began earlier, and their keys, lose what the provider has taken away since. */
    Uni<Void> takeWhatIsSaid(Mutiny.Session transaction, String holder, String name, List<String> groups) {
        return rows.takeWhatIsSaid(transaction, holder, name, groups)
                .chain(() -> people.note(transaction, new ProviderPerson(holder, name, groups)));
    }

    Uni<Void> end(Mutiny.Session transaction, TokenHash hash) {
        return rows.end(transaction, hash).replaceWithVoid();
    }

    private static void requireRoom(long count, int most) {
        if (count >= most) {
            throw new SessionLimitException(most);
        }
    }
}
