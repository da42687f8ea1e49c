package dev.backsource.config.freeze;

import dev.backsource.config.access.Author;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.Role;
import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.Statement;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The freeze: one row, which every change of a domain looks for in its own statement ({@link #ALLOWS}). A freeze waits for the changes that have
 * passed this point, so once it is set, no change of an earlier beginning is committed at any instance.
 */
@Singleton
public final class Freezes {
    /**
     * A condition of the statement that stores a change; it holds off a freeze until the transaction ends. It takes {@code :exempt}. To be evaluated
     * behind all locks of rows, since whoever waits for a freeze keeps them.
     */
    public static final String ALLOWS =
            "(select case when cast(:exempt as boolean) then true else not changes_are_frozen() end)";

    private static final String READ =
            "select reason, cast(extract(epoch from since) * 1000000 as bigint), set_by, author from change_freeze";

    /** Waits for the changes under way, which hold the same lock, shared, by {@code changes_are_frozen()}. */
    private static final Statement AWAIT_CHANGES =
            new Statement("select 1 from (select pg_advisory_xact_lock(4128370942518663071)) as turn");

    private static final Statement SET = new Statement("""
            insert into change_freeze (reason, since, set_by, author) values (:reason, :since, :by, :author)
            on conflict (only_one) do update
                set reason = excluded.reason, since = excluded.since, set_by = excluded.set_by, author = excluded.author""");

    private static final Statement END = new Statement("delete from change_freeze");

    private final Sessions sessions;
    private final Clock clock;

    Freezes(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whether a freeze doesn't stop this caller: a global administrator, but not the service by itself. */
    public static boolean exempts(Caller caller) {
        return caller.kind() != CallerKind.SERVICE && caller.mayEverywhere(Role.ADMINISTRATOR);
    }

    /** The refusal of a change that {@link #ALLOWS} has stopped. */
    public static Uni<RefusedException> refusal(Mutiny.Session session) {
        return read(session).map(freeze -> FreezeRefusal.of(freeze.orElse(null)));
    }

    /** The refusal by the present freeze; empty where there is none. */
    public static Uni<Optional<RefusedException>> presentRefusal(Mutiny.Session session) {
        return read(session).map(freeze -> freeze.map(FreezeRefusal::of));
    }

    /** The present freeze; empty for none. */
    public Uni<Optional<Freeze>> present() {
        return sessions.read(Freezes::read);
    }

    /** Freezes changes, in place of an earlier freeze; fails with {@link RefusedException} for others than global administrators. */
    public Write<Freeze> set(String reason, Provenance by) {
        return session -> {
            by.caller().requireEverywhere(Role.ADMINISTRATOR);
            var author = Author.of(by.caller());
            var freeze = new Freeze(reason, now(), by.operator(), author);
            return AWAIT_CHANGES
                    .in(session)
                    .execute()
                    .chain(() -> SET.in(session)
                            .set("reason", reason)
                            .set("since", freeze.since())
                            .set("by", freeze.by())
                            .set("author", author.stored())
                            .execute())
                    .chain(() -> audit(session, by))
                    .replaceWith(freeze);
        };
    }

    /** Ends the freeze, if there is one; fails as {@link #set} does. */
    public Write<Void> end(Provenance by) {
        return session -> {
            by.caller().requireEverywhere(Role.ADMINISTRATOR);
            return END.in(session)
                    .execute()
                    .chain(ended -> ended == 0 ? unchanged(by) : audit(session, by))
                    .replaceWithVoid();
        };
    }

    private static Uni<Integer> unchanged(Provenance by) {
        by.request().leaveUnchanged();
        return Uni.createFrom().item(0);
    }

    private Uni<Integer> audit(Mutiny.Session session, Provenance by) {
        return ChangeEntry.write(session, by.request(), by.caller(), now(), null, by.traceparent());
    }

    private static Uni<Optional<Freeze>> read(Mutiny.Session session) {
        return session.createNativeQuery(READ, Object[].class)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(Freezes::of));
    }

    private static Freeze of(Object[] row) {
        var by = (String) row[2];
        var since = Instant.EPOCH.plus(((Number) row[1]).longValue(), ChronoUnit.MICROS);
        return new Freeze((String) row[0], since, by, Author.of((String) row[3], by));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
