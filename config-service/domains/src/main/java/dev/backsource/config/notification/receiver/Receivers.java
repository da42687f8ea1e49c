package dev.backsource.config.notification.receiver;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleRefusal;
import dev.backsource.config.access.keys.SecretSeal;
import dev.backsource.config.access.keys.SecretSeal.Sealed;
import dev.backsource.config.access.teams.Teams;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.Statement;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.notification.NotificationSettings;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.write.Write;
import dev.backsource.policy.InvalidValueException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists and changes receivers. Viewers of all of a team's domains see its receivers, administrators of all of them change them; a receiver of
 * no team is for those of all domains.
 */
@Singleton
public final class Receivers {
    private static final String ALL = "from ReceiverRow order by name, id";
    private static final String ONE = "from ReceiverRow where id = :id";
    private static final String PENDING =
            "select receiver, count(*) from alert_message where state = 'pending' group by receiver";
    private static final String PENDING_OF_ONE =
            "select count(*) from alert_message where state = 'pending' and receiver = :id";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('receivers'))";
    private static final String COUNT =
            "select count(*) from receiver where kind <> 'alertmanager' and coalesce(team, '') = :team";

    private static final Statement INSERT = new Statement("""
            insert into receiver (id, name, kind, team, severity, enabled, address, target, sealed_with, key_id, created_at, next_attempt_at)
            values (:id, :name, :kind, cast(:team as text), :severity, true, :address, :target, :sealedWith, cast(:keyId as text), :now, :now)""");

    private static final Statement UPDATE = new Statement("""
            update receiver set name = :name, severity = :severity, enabled = :enabled, address = :address, target = :target,
                sealed_with = :sealedWith
            where id = :id""");

    /**
     * A receiver that was off goes on at the same message. Its earlier successes don't confirm that it works now, and those of another address aren't kept.
     */
    private static final Statement RESTART = new Statement("""
            update receiver set failures = 0, failing_since = null, last_error = null, last_error_at = null, next_attempt_at = :now,
                claimed_until = null, switched_off_at = null, confirmed = false, last_success_at = case when :anew then null else last_success_at end
            where id = :id""");

    /** A receiver with another address knows nothing of what the earlier one was told. A test of the receiver is one of the new address. */
    private static final Statement FORGET = new Statement("""
            with dropped as (delete from alert_message where receiver = :id and state = 'pending' and cause <> 'test')
            delete from told_alert where receiver = :id""");

    private static final Statement DELETE = new Statement("delete from receiver where id = :id");

    /** So many messages may wait before a test. */
    private static final int MOST_PENDING_AT_TEST = 5;

    private final Sessions sessions;
    private final Teams teams;
    private final SecretSeal seal;
    private final NotificationSettings settings;
    private final Clock clock;

    Receivers(Sessions sessions, Teams teams, SecretSeal seal, NotificationSettings settings, Clock clock) {
        this.sessions = sessions;
        this.teams = teams;
        this.seal = seal;
        this.settings = settings;
        this.clock = clock;
    }

    /** The receivers that the caller may see, by name. */
    public Uni<List<Receiver>> list(Caller caller) {
        return sessions.read(session -> session.createQuery(ALL, ReceiverRow.class)
                .getResultList()
                .chain(rows -> pending(session)
                        .map(pending -> rows.stream()
                                .filter(row -> caller.mayForTeam(Role.VIEWER, row.team))
                                .map(row -> row.toReceiver(pending.getOrDefault(row.id, 0L)))
                                .toList())));
    }

    /** A receiver; fails with {@link ReceiverRefusal}. */
    public Uni<Receiver> get(String id, Caller caller) {
        return sessions.read(session -> visible(session, id, caller, LockModeType.NONE)
                .chain(row -> pendingOf(session, id).map(row::toReceiver)));
    }

    /**
     * Creates a receiver.
     *
     * @throws InvalidValueException when its address or its routing key is invalid
     * @throws RefusedException when the caller isn't the team's administrator
     */
    public Write<IssuedReceiver> create(NewReceiver wanted, Caller by) {
        requireAdministrator(by, wanted.team());
        var target = target(wanted);
        return session -> hold(session, wanted.team())
                .chain(() -> requireRoom(session, wanted.team()))
                .chain(() -> insert(session, wanted, target));
    }

    /** Changes a receiver; fails with {@link ReceiverRefusal}. */
    public Write<Receiver> change(String id, ReceiverEdit edit, Caller by) {
        return session -> administered(session, id, by)
                .chain(row -> update(session, row, edit))
                .invoke(session::clear)
                .chain(() -> row(session, id, LockModeType.NONE))
                .chain(row -> pendingOf(session, id).map(row::toReceiver));
    }

    /** Deletes a receiver with its messages; fails with {@link ReceiverRefusal}. */
    public Write<Void> delete(String id, Caller by) {
        return session -> administered(session, id, by)
                .chain(row -> DELETE.in(session).set("id", id).execute())
                .replaceWithVoid();
    }

    /** Requires that the caller may have a message try the receiver; fails with {@link ReceiverRefusal}. */
    public Uni<Void> requireTestable(Mutiny.Session session, String id, Caller by) {
        return administered(session, id, by)
                .invoke(row -> {
                    if (!row.enabled) {
                        throw ReceiverRefusal.off();
                    }
                })
                .chain(() -> pendingOf(session, id))
                .invoke(pending -> {
                    if (pending >= MOST_PENDING_AT_TEST) {
                        throw ReceiverRefusal.busy(pending);
                    }
                })
                .replaceWithVoid();
    }

    /** The target of a receiver; empty when it is encrypted under a key that this instance doesn't have. */
    public Optional<ReceiverTarget> target(String id, String sealedWith, byte[] sealed) {
        return seal.open(holder(id), new Sealed(sealedWith, sealed)).map(ReceiverTarget::fromJson);
    }

    static String holder(String id) {
        return "receiver/" + id;
    }

    private ReceiverTarget target(NewReceiver wanted) {
        var url = url(wanted.kind(), wanted.url());
        return switch (wanted.kind()) {
            case WEBHOOK -> ReceiverTarget.signed(url);
            case SLACK -> new ReceiverTarget(url, "");
            case PAGERDUTY -> new ReceiverTarget(url, requireRoutingKey(wanted.routingKey()));
            case ALERTMANAGER -> throw new IllegalArgumentException("an Alertmanager belongs to the settings");
        };
    }

    private URI url(ReceiverKind kind, @Nullable String url) {
        if (url == null && kind != ReceiverKind.PAGERDUTY) {
            throw new InvalidValueException("url", "is required");
        }
        try {
            return ReceiverTarget.parse(
                    Objects.requireNonNullElse(url, ReceiverTarget.PAGERDUTY), settings.plainHttp());
        } catch (InvalidValueException e) {
            throw new InvalidValueException("url", e.detail());
        }
    }

    private static String requireRoutingKey(@Nullable String key) {
        if (key == null) {
            throw new InvalidValueException("routingKey", "is required: the integration key of the PagerDuty service");
        }
        return key;
    }

    private Uni<IssuedReceiver> insert(Mutiny.Session session, NewReceiver wanted, ReceiverTarget target) {
        var now = now();
        var id = TimeOrderedIds.at(now).toString();
        var sealed = seal.seal(holder(id), target.toJson());
        var signs = wanted.kind() == ReceiverKind.WEBHOOK;
        return INSERT.in(session)
                .set("id", id)
                .set("name", wanted.name())
                .set("kind", wanted.kind().word())
                .set("team", wanted.team())
                .set("severity", wanted.severity().name())
                .set("address", target.origin())
                .set("target", sealed.bytes())
                .set("sealedWith", sealed.with())
                .set("keyId", signs ? target.keyId() : null)
                .set("now", now)
                .execute()
                .chain(() -> row(session, id, LockModeType.NONE))
                .map(row -> new IssuedReceiver(row.toReceiver(0), signs ? target.secret() : null));
    }

    private Uni<Integer> update(Mutiny.Session session, ReceiverRow row, ReceiverEdit edit) {
        var target = edited(row, edit);
        var sealed = target == null
                ? new Sealed(Objects.requireNonNull(row.sealedWith), Objects.requireNonNull(row.target))
                : seal.seal(holder(row.id), target.toJson());
        var enabled = Objects.requireNonNullElse(edit.enabled(), row.enabled);
        var restarts = target != null || (enabled && !row.enabled);
        return UPDATE.in(session)
                .set("id", row.id)
                .set("name", Objects.requireNonNullElse(edit.name(), row.name))
                .set(
                        "severity",
                        edit.severity() == null ? row.severity : edit.severity().name())
                .set("enabled", enabled)
                .set("address", target == null ? row.address : target.origin())
                .set("target", sealed.bytes())
                .set("sealedWith", sealed.with())
                .execute()
                .chain(count -> target == null
                        ? Uni.createFrom().item(count)
                        : FORGET.in(session).set("id", row.id).execute())
                .chain(count -> restarts
                        ? RESTART.in(session)
                                .set("id", row.id)
                                .set("anew", target != null)
                                .set("now", now())
                                .execute()
                        : Uni.createFrom().item(count));
    }

    /** Null when the target stays. */
    private @Nullable ReceiverTarget edited(ReceiverRow row, ReceiverEdit edit) {
        if (edit.url() == null && edit.routingKey() == null) {
            return null;
        }
        var kind = ReceiverKind.of(row.kind);
        edit.requireKey(kind);
        var known = target(row.id, Objects.requireNonNull(row.sealedWith), Objects.requireNonNull(row.target))
                .orElseThrow(() -> new InvalidValueException(
                        edit.url() == null ? "routingKey" : "url",
                        "can't be changed: the secret is encrypted with a key that this instance doesn't have; create"
                                + " another receiver"));
        var wanted = new ReceiverTarget(
                edit.url() == null ? known.url() : url(kind, edit.url()),
                Objects.requireNonNullElse(edit.routingKey(), known.secret()));
        return wanted.equals(known) ? null : wanted;
    }

    private Uni<Void> hold(Mutiny.Session session, @Nullable String team) {
        return team == null ? Uni.createFrom().voidItem() : teams.require(session, team);
    }

    private Uni<Void> requireRoom(Mutiny.Session session, @Nullable String team) {
        var most = settings.receiversPerTeam();
        return session.createNativeQuery(LOCK, Object.class)
                .getSingleResultOrNull()
                .chain(() -> session.createNativeQuery(COUNT, Long.class)
                        .setParameter("team", Objects.requireNonNullElse(team, ""))
                        .getSingleResult())
                .invoke(count -> {
                    if (count >= most) {
                        throw ReceiverRefusal.tooMany(most);
                    }
                })
                .replaceWithVoid();
    }

    private static void requireAdministrator(Caller by, @Nullable String team) {
        if (!by.mayForTeam(Role.ADMINISTRATOR, team)) {
            throw team == null
                    ? RoleRefusal.everywhere(Role.ADMINISTRATOR)
                    : RoleRefusal.of(Role.ADMINISTRATOR, "all domains of the team " + team);
        }
    }

    private static Uni<ReceiverRow> administered(Mutiny.Session session, String id, Caller by) {
        return visible(session, id, by, LockModeType.PESSIMISTIC_WRITE).invoke(row -> {
            requireAdministrator(by, row.team);
            if (ReceiverKind.of(row.kind) == ReceiverKind.ALERTMANAGER) {
                throw ReceiverRefusal.ofSettings();
            }
        });
    }

    private static Uni<ReceiverRow> visible(Mutiny.Session session, String id, Caller caller, LockModeType lock) {
        return row(session, id, lock).invoke(row -> {
            if (!caller.mayForTeam(Role.VIEWER, row.team)) {
                throw ReceiverRefusal.unknown();
            }
        });
    }

    private static Uni<ReceiverRow> row(Mutiny.Session session, String id, LockModeType lock) {
        return session.createQuery(ONE, ReceiverRow.class)
                .setParameter("id", id)
                .setLockMode(lock)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(ReceiverRefusal::unknown);
    }

    private static Uni<Long> pendingOf(Mutiny.Session session, String id) {
        return session.createNativeQuery(PENDING_OF_ONE, Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    private static Uni<Map<String, Long>> pending(Mutiny.Session session) {
        return session.createNativeQuery(PENDING, Object[].class)
                .getResultList()
                .map(rows -> {
                    var counts = new HashMap<String, Long>();
                    rows.forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
                    return counts;
                });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
