package dev.backsource.config.domain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Keeps teams out of each other's names: only a caller with permission to change the other team's names can add a name below its wildcard, or a
 * wildcard above its names.
 */
final class NameClaims {
    /**
     * A lock under which additions of exact names don't wait for each other, while a wildcard waits for all and all wait for it: so each sees the
     * other.
     */
    private static final String WAIT = "select pg_advisory_xact_lock%s(7306085893296910190) as turn";

    private static final String OF_OTHERS =
            " and not removed and team is not null and team is distinct from cast(:team as text)";
    private static final String ABOVE = "select name, team from domain where name in (:names)" + OF_OTHERS;
    private static final String BELOW =
            "select name, team from domain where reverse(name) like :names" + OF_OTHERS + " limit 1";

    private NameClaims() {}

    /** Waits for the turn of a name, which lasts until the transaction ends. */
    static Uni<Void> await(Mutiny.Session session, DomainName name) {
        return session.createNativeQuery("select 1 from (" + turn(name) + ") as names", Integer.class)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** A query that returns once the turn of a name has come, which lasts until the transaction ends. */
    static String turn(DomainName name) {
        return WAIT.formatted(name.isWildcard() ? "" : "_shared");
    }

    /**
     * Requires that the caller may add a name for a team, once its turn has come.
     *
     * @param team null for none
     * @return fails with {@link DomainRefusal}
     */
    static Uni<Void> require(Mutiny.Session session, DomainName name, @Nullable String team, Caller caller) {
        if (caller.mayEverywhere(Role.OPERATOR)) {
            return Uni.createFrom().voidItem();
        }
        return above(session, name, team)
                .invoke(others -> requireOf(others, name, caller))
                .chain(() -> name.isWildcard() && !caller.mayWhoeverOwns(Role.OPERATOR, name)
                        ? below(session, name, team)
                        : Uni.createFrom().item(List.<Object[]>of()))
                .invoke(others -> requireNone(others, name))
                .replaceWithVoid();
    }

    private static Uni<List<Object[]>> above(Mutiny.Session session, DomainName name, @Nullable String team) {
        var wildcards = wildcardsAbove(name);
        return wildcards.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(ABOVE, Object[].class)
                        .setParameter("names", wildcards)
                        .setParameter("team", team)
                        .getResultList();
    }

    private static Uni<List<Object[]>> below(Mutiny.Session session, DomainName wildcard, @Nullable String team) {
        return session.createNativeQuery(BELOW, Object[].class)
                .setParameter("names", below(wildcard))
                .setParameter("team", team)
                .getResultList();
    }

    /** A pattern of {@code reverse(name)} for the names below a wildcard. */
    static String below(DomainName wildcard) {
        return new StringBuilder(wildcard.suffix()).reverse() + ".%";
    }

    /** As {@link #below}, as a range in the order of characters: {@code moc.elpmaxe.} up to {@code moc.elpmaxe/}, the character after the dot. */
    static Range rangeBelow(DomainName wildcard) {
        var suffix = new StringBuilder(wildcard.suffix()).reverse();
        return new Range(suffix + ".", suffix + "/");
    }

    /** @param end is not in it */
    record Range(String first, String end) {}

    /** The wildcards above a name: {@code *.b.example.com} and {@code *.example.com} for {@code a.b.example.com}. */
    static List<String> wildcardsAbove(DomainName name) {
        var wildcards = new ArrayList<String>();
        var suffix = name.suffix();
        for (var dot = suffix.indexOf('.'); dot >= 0; dot = suffix.indexOf('.', dot + 1)) {
            if (suffix.indexOf('.', dot + 1) >= 0) {
                wildcards.add("*" + suffix.substring(dot));
            }
        }
        return wildcards;
    }

    private static void requireOf(List<Object[]> others, DomainName name, Caller caller) {
        requireNone(
                others.stream()
                        .filter(other ->
                                !caller.may(Role.OPERATOR, new DomainName((String) other[0]), (String) other[1]))
                        .toList(),
                name);
    }

    private static void requireNone(List<Object[]> others, DomainName name) {
        if (!others.isEmpty()) {
            throw DomainRefusal.nameTaken(name);
        }
    }
}
