package dev.backsource.config.access.provider;

import dev.backsource.config.access.PersonRights;
import dev.backsource.config.access.changes.AccessView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The provider's last statement about each person that owns keys. It counts for a limited time: a person removed at the provider no longer
 * signs in, and nobody reports that.
 */
@Singleton
public final class SeenPeople implements AccessView, PersonRights {
    private static final String READ = """
            select id, name, groups, seen_at from provider_person
            where exists (select from access_key where person = provider_person.id)""";
    private static final String NOTE = """
            insert into provider_person (id, name, groups, seen_at)
            values (:id, :name, cast(string_to_array(:groups, chr(10)) as text[]), :at)
            on conflict (id) do update set name = excluded.name, groups = excluded.groups, seen_at = excluded.seen_at""";
    private static final String FORGET = "delete from provider_person where seen_at < :before";

    private final Pool pool;
    private final ProviderPeople people;
    private final TokenBearers bearers;
    private final Duration counts;
    private final Clock clock;
    private volatile Map<String, Seen> known = Map.of();

    SeenPeople(Pool pool, ProviderPeople people, TokenBearers bearers, ProviderSettings settings, Clock clock) {
        this.pool = pool;
        this.people = people;
        this.bearers = bearers;
        this.counts = settings.keysHoldUnseen();
        this.clock = clock;
    }

    private record Seen(ProviderPerson person, Instant at) {}

    @Override
    public Uni<Runnable> read() {
        return pool.query(READ).execute().map(rows -> {
            var all = new HashMap<String, Seen>();
            rows.forEach(row -> all.put(
                    row.getString("id"),
                    new Seen(
                            new ProviderPerson(
                                    row.getString("id"),
                                    row.getString("name"),
                                    List.of(row.getArrayOfStrings("groups"))),
                            row.getOffsetDateTime("seen_at").toInstant())));
            return () -> known = Map.copyOf(all);
        });
    }

    /** All ids but those of accounts. */
    @Override
    public boolean areOf(String id) {
        return id.indexOf('#') >= 0;
    }

    @Override
    public @Nullable Present now(String id, Instant now) {
        var seen = known.get(id);
        var caller = seen == null || now.isAfter(seen.at.plus(counts)) ? null : people.caller(seen.person);
        return caller == null ? null : new Present(caller.name(), caller.bindings());
    }

    /** Whether a person owns keys. */
    public boolean haveKeys(String id) {
        return known.containsKey(id);
    }

    /** Records the provider's statement about a person at a sign-in. */
    public Uni<Void> note(Mutiny.Session session, ProviderPerson person) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return session.createNativeQuery(FORGET)
                .setParameter("before", now.minus(counts))
                .executeUpdate()
                .chain(() -> session.createNativeQuery(NOTE)
                        .setParameter("id", person.id())
                        .setParameter("name", person.name())
                        .setParameter("groups", String.join("\n", person.groups()))
                        .setParameter("at", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Records the provider's statement in a caller's access token; does nothing for callers without one. */
    public Uni<Void> noteBearer(Mutiny.Session session, String id) {
        var person = bearers.person(id);
        return person == null ? Uni.createFrom().voidItem() : note(session, person);
    }
}
