package dev.backsource.config.access.bindings;

import dev.backsource.config.access.NamePattern;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.teams.Teams;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads and writes role bindings in the database. */
@Singleton
public final class BindingRows {
    private static final String READ = "select holder, role, team, names from role_binding order by holder, place";
    private static final String FORGET = "delete from role_binding where holder = :holder";
    private static final String INSERT = "insert into role_binding (holder, place, role, team, names)"
            + " values (:holder, :place, :role, :team, cast(string_to_array(:names, ' ') as text[]))";

    private final Pool pool;
    private final Teams teams;

    BindingRows(Pool pool, Teams teams) {
        this.pool = pool;
        this.teams = teams;
    }

    /** All bindings, by holder. */
    public Uni<Map<String, List<RoleBinding>>> all() {
        return pool.query(READ).execute().map(rows -> {
            var all = new HashMap<String, List<RoleBinding>>();
            rows.forEach(row -> all.computeIfAbsent(row.getString("holder"), first -> new ArrayList<>())
                    .add(binding(row)));
            return all;
        });
    }

    /**
     * Replaces all roles of a holder.
     *
     * @return fails with {@link dev.backsource.config.access.teams.TeamRefusal} when a role is for a team that doesn't exist
     */
    public Uni<Void> replace(Mutiny.Session session, String holder, List<RoleBinding> bindings) {
        var done = teamsOf(session, bindings).chain(() -> forget(session, holder));
        for (var place = 0; place < bindings.size(); place++) {
            var binding = bindings.get(place);
            var at = place;
            done = done.chain(() -> insert(session, holder, at, binding));
        }
        return done;
    }

    /** Deletes all roles of a deleted holder. */
    public Uni<Void> forget(Mutiny.Session session, String holder) {
        return session.createNativeQuery(FORGET)
                .setParameter("holder", holder)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Void> teamsOf(Mutiny.Session session, List<RoleBinding> bindings) {
        return bindings.stream()
                .map(RoleBinding::team)
                .filter(Objects::nonNull)
                .distinct()
                .reduce(
                        Uni.createFrom().voidItem(),
                        (done, team) -> done.chain(() -> teams.require(session, team)),
                        (one, other) -> one.chain(() -> other));
    }

    private static Uni<Void> insert(Mutiny.Session session, String holder, int place, RoleBinding binding) {
        return session.createNativeQuery(INSERT)
                .setParameter("holder", holder)
                .setParameter("place", place)
                .setParameter("role", binding.role().word())
                .setParameter("team", binding.team())
                .setParameter(
                        "names",
                        String.join(
                                " ",
                                binding.names().stream().map(NamePattern::value).toList()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static RoleBinding binding(Row row) {
        return new RoleBinding(
                Role.parse(row.getString("role")),
                row.getString("team"),
                Arrays.stream(row.getArrayOfStrings("names"))
                        .map(NamePattern::new)
                        .toList());
    }
}
