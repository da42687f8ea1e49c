package dev.backsource.config.access.sessions;

import dev.backsource.config.access.changes.AccessRefresh;
import dev.backsource.config.database.CallingContext;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds the signed-in person of a session's token. A session that isn't known here may have begun at another instance a moment ago, or have
 * been used only there: the database is queried for both, but not for each stranger.
 */
@Singleton
public final class SessionCheck {
    private final SessionDirectory sessions;
    private final SessionHolders holders;
    private final SessionSettings settings;
    private final Clock clock;
    private final CoalescedRead news;
    private final CoalescedRead uses;

    SessionCheck(
            SessionDirectory sessions,
            SessionHolders holders,
            AccessRefresh refresh,
            SessionSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.holders = holders;
        this.settings = settings;
        this.clock = clock;
        news = new CoalescedRead(refresh::now);
        uses = new CoalescedRead(sessions::readUses);
    }

    /** Null when the token has no session, or the person signed out, or the session has ended; which of these is not disclosed. */
    public Uni<@Nullable SignedIn> find(SessionToken token) {
        var hash = token.hash();
        var session = sessions.find(hash);
        if (session != null && isRunning(session)) {
            return Uni.createFrom().item(used(session));
        }
        var reading = session == null ? news : uses;
        return CallingContext.back(reading.now()).map(read -> running(hash));
    }

    /** As {@link #find}; fails with {@link SessionRefusal} when there is none. */
    public Uni<SignedIn> require(SessionToken token) {
        return find(token)
                .onItem()
                .ifNull()
                .failWith(SessionRefusal::ofPassword)
                .map(found -> found);
    }

    private @Nullable SignedIn running(TokenHash hash) {
        var session = sessions.find(hash);
        return session != null && isRunning(session) ? used(session) : null;
    }

    private boolean isRunning(PersonSession session) {
        var now = clock.instant();
        return now.isBefore(end(session))
                && now.isBefore(sessions.lastUse(session).plus(settings.idle()));
    }

    /** The latest end of a session. */
    public Instant end(PersonSession session) {
        return session.startedAt().plus(settings.longest());
    }

    private @Nullable SignedIn used(PersonSession session) {
        var signedIn = holders.signedIn(session);
        if (signedIn != null) {
            sessions.use(session, clock.instant());
        }
        return signedIn;
    }
}
