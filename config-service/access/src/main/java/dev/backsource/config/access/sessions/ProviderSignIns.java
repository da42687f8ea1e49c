package dev.backsource.config.access.sessions;

import dev.backsource.config.access.changes.AccessChanges;
import dev.backsource.config.access.changes.AccessRefresh;
import dev.backsource.config.access.provider.ProviderPeople;
import dev.backsource.config.access.provider.ProviderPerson;
import dev.backsource.config.access.provider.SeenPeople;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Signs in people from the provider, if their groups have a role here. */
@Singleton
public final class ProviderSignIns {
    private final ProviderPeople people;
    private final SessionStart start;
    private final SessionDirectory sessions;
    private final SeenPeople seen;
    private final AccessChanges changes;
    private final AccessRefresh refresh;
    private final Sessions database;
    private final Clock clock;

    ProviderSignIns(
            ProviderPeople people,
            SessionStart start,
            SessionDirectory sessions,
            SeenPeople seen,
            AccessChanges changes,
            AccessRefresh refresh,
            Sessions database,
            Clock clock) {
        this.people = people;
        this.start = start;
        this.sessions = sessions;
        this.seen = seen;
        this.changes = changes;
        this.refresh = refresh;
        this.database = database;
        this.clock = clock;
    }

    /** The token of a new session; fails with {@link SessionRefusal}. */
    public Uni<SessionToken> signIn(ProviderPerson person) {
        var caller = people.caller(person);
        if (caller == null || caller.bindings().isEmpty()) {
            return takeAway(person)
                    .chain(() -> Uni.createFrom()
                            .failure(ProblemKind.SIGN_IN_REFUSED.refused(
                                    "you are signed in at the identity provider, but none of your groups has a role"
                                            + " here; ask an administrator")));
        }
        var token = SessionToken.random();
        var now = clock.instant();
        var session = PersonSession.ofProvider(token.hash(), person.id(), person.name(), person.groups(), now);
        return write(changes.quietly(transaction -> start.begin(transaction, session, caller, null)))
                .replaceWith(token);
    }

    /**
     * A person whose groups have no role any more loses the permissions of sessions and keys; for a person with neither, this costs
     * nothing.
     */
    private Uni<Void> takeAway(ProviderPerson person) {
        return sessions.newestOf(person.id()) == null && !seen.haveKeys(person.id())
                ? Uni.createFrom().voidItem()
                : write(changes.quietly(
                        transaction -> start.takeWhatIsSaid(transaction, person.id(), person.name(), person.groups())));
    }

    private Uni<Void> write(Write<Void> write) {
        return database.write(write::in, () -> {})
                .call(written -> refresh.now().onFailure().recoverWithNull());
    }
}
