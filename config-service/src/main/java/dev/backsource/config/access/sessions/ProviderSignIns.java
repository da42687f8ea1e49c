package dev.backsource.config.access.sessions;

import dev.backsource.config.access.changes.AccessChanges;
import dev.backsource.config.access.changes.AccessRefresh;
import dev.backsource.config.access.provider.ProviderPeople;
import dev.backsource.config.access.provider.ProviderPerson;
import dev.backsource.config.access.provider.ProviderRefusedException;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Lets people in whom the provider has let in, if their groups stand for anything here. */
@Singleton
public final class ProviderSignIns {
    private final ProviderPeople people;
    private final SessionStart start;
    private final AccessChanges changes;
    private final AccessRefresh refresh;
    private final Sessions database;
    private final Clock clock;

    ProviderSignIns(
            ProviderPeople people,
            SessionStart start,
            AccessChanges changes,
            AccessRefresh refresh,
            Sessions database,
            Clock clock) {
        this.people = people;
        this.start = start;
        this.changes = changes;
        this.refresh = refresh;
        this.database = database;
        this.clock = clock;
    }

    /** The token of a new session; fails with {@link ProviderRefusedException} and {@link SessionLimitException}. */
    public Uni<SessionToken> signIn(ProviderPerson person) {
        var caller = people.caller(person);
        if (caller == null || caller.bindings().isEmpty()) {
            return Uni.createFrom()
                    .failure(new ProviderRefusedException(
                            "the provider knows you, but none of the groups that it names for you has a role here;"
                                    + " ask an administrator"));
        }
        var token = SessionToken.random();
        var now = clock.instant();
        var session = new PersonSession(token.hash(), person.id(), null, person.name(), person.groups(), now, now);
        Write<Void> begin = changes.quietly(transaction -> start.begin(transaction, session, null));
        return database.write(begin::in, () -> {})
                .call(begun -> refresh.now().onFailure().recoverWithNull())
                .replaceWith(token);
    }
}
