package dev.backsource.config.access.sessions;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.changes.AccessChanges;
import dev.backsource.config.access.changes.AccessRefresh;
import dev.backsource.config.access.keys.KeyCheck;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Links that sign the holder of an access key in to a browser, once each. Such a session has the key's permissions, and ends with the key.
 */
@Singleton
public final class SignInLinks {
    /** The lifetime of a link. */
    public static final Duration HOLDS_FOR = Duration.ofMinutes(15);

    /** The most valid links of a key; one more invalidates the oldest. */
    static final int MAX_OF_KEY = 10;

    private static final String FORGET = """
            delete from sign_in_link where expires_at <= :now or token_hash in (
                select token_hash from sign_in_link where access_key = :key order by expires_at desc offset :kept)""";
    private static final String MAKE =
            "insert into sign_in_link (token_hash, access_key, expires_at) values (:hash, :key, :expiresAt)";
    private static final String HOLDS = "select 1 from sign_in_link where token_hash = :hash and expires_at > :now";
    private static final String USE =
            "delete from sign_in_link where token_hash = :hash and expires_at > :now returning access_key";

    private final SessionStart start;
    private final KeyCheck keys;
    private final AccessChanges changes;
    private final AccessRefresh refresh;
    private final Sessions database;
    private final Clock clock;

    SignInLinks(
            SessionStart start,
            KeyCheck keys,
            AccessChanges changes,
            AccessRefresh refresh,
            Sessions database,
            Clock clock) {
        this.start = start;
        this.keys = keys;
        this.changes = changes;
        this.refresh = refresh;
        this.database = database;
        this.clock = clock;
    }

    /**
     * A link, as just made.
     *
     * @param token the token, which is shown once
     */
    public record SignInLink(SessionToken token, Instant expiresAt) {}

    /** Makes a link; fails with {@link SessionRefusal} for a caller that signed in already. */
    public Write<SignInLink> make(Caller by) {
        if (by.kind() != CallerKind.PROGRAM) {
            throw SessionRefusal.keyRequired();
        }
        var now = now();
        var link = new SignInLink(SessionToken.random(), now.plus(HOLDS_FOR));
        return session -> session.createNativeQuery(FORGET)
                .setParameter("now", now)
                .setParameter("key", by.id())
                .setParameter("kept", MAX_OF_KEY - 1)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(MAKE)
                        .setParameter("hash", link.token.hash().bytes())
                        .setParameter("key", by.id())
                        .setParameter("expiresAt", link.expiresAt)
                        .executeUpdate())
                .replaceWith(link);
    }

    /**
     * The token of a new session; fails with {@link SessionRefusal}.
     *
     * @param link the content of the link
     * @param before the browser's present session
     */
    public Uni<SessionToken> signIn(String link, @Nullable SessionToken before) {
        var parsed = SessionToken.parse(link);
        if (parsed == null) {
            return Uni.createFrom().failure(SessionRefusal.ofLink());
        }
        // A request without a valid link must not take the lock that serializes all changes of permissions.
        return database.read(session -> session.createNativeQuery(HOLDS, Integer.class)
                        .setParameter("hash", parsed.hash().bytes())
                        .setParameter("now", now())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(SessionRefusal::ofLink)
                .chain(() -> begin(parsed, before));
    }

    private Uni<SessionToken> begin(SessionToken parsed, @Nullable SessionToken before) {
        var token = SessionToken.random();
        Write<Void> begin = changes.quietly(transaction -> use(transaction, parsed)
                .chain(key -> start.begin(
                        transaction,
                        PersonSession.ofKey(token.hash(), key.id(), key.name(), clock.instant()),
                        key,
                        before)));
        return database.write(begin::in, () -> {})
                .call(done -> refresh.now().onFailure().recoverWithNull())
                .replaceWith(token);
    }

    private Uni<Caller> use(Mutiny.Session transaction, SessionToken link) {
        return transaction
                .createNativeQuery(USE, String.class)
                .setParameter("hash", link.hash().bytes())
                .setParameter("now", now())
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(SessionRefusal::ofLink)
                .map(this::caller);
    }

    private Caller caller(String key) {
        var caller = keys.inBrowser(key);
        if (caller == null) {
            throw SessionRefusal.ofLink();
        }
        return caller;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
