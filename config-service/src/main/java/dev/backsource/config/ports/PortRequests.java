package dev.backsource.config.ports;

import dev.backsource.config.access.Role;
import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.Statement;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.GrantedPorts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Requests custom ports, and decides requests. A grant is one transaction that changes the domain and ends the request. Every change of a request
 * holds the domain's row first, as a removal of the domain does.
 */
@Singleton
public final class PortRequests {
    private static final Duration DAY = Duration.ofDays(1);

    private static final String COUNT = """
            select count(*) filter (where state = 'open'), count(*) filter (where requested_at > :since),
                count(*) filter (where state = 'open' and http is not distinct from cast(:http as int)
                    and https is not distinct from cast(:https as int))
            from port_request where domain = :domain""";

    private static final Statement REQUEST = new Statement("""
            with noted as (
                insert into port_request (id, domain, team, http, https, reason, state, requested_at, requested_by)
                select cast(:id as uuid), name, team, cast(:http as int), cast(:https as int), :reason, 'open', cast(:now as timestamptz), :by
                from domain where name = :domain
                on conflict do nothing
                returning id, domain, team, requested_at),
            event as (
                select domain, team, cast(id as text) as target, cast(null as bigint) as revision, requested_at as time,
                    cast(:traceparent as text) as traceparent
                from noted)
            """ + ChangeEntry.INSERT);

    private static final String GRANT = """
            update port_request set state = 'granted', decided_at = :now, decided_by = :by, comment = :comment,
                revision = cast(:revision as bigint)
            where id = :id and state = 'open'""";

    private static final Statement END = new Statement("""
            with noted as (
                update port_request set state = :state, decided_at = cast(:now as timestamptz), decided_by = :by, comment = cast(:comment as text)
                where id = :id and state = 'open'
                returning id, domain, team, decided_at),
            event as (
                select domain, team, cast(id as text) as target, cast(null as bigint) as revision, decided_at as time,
                    cast(:traceparent as text) as traceparent
                from noted)
            """ + ChangeEntry.INSERT);

    private final DomainWriter domains;
    private final Clock clock;

    PortRequests(DomainWriter domains, Clock clock) {
        this.domains = domains;
        this.clock = clock;
    }

    /**
     * Requests ports for a domain.
     *
     * @return fails as {@link DomainWriter#rehearse} does, with {@link PortRequestRefusal}
     */
    public Write<PortRequest> request(DomainName domain, GrantedPorts ports, String reason, Provenance provenance) {
        var id = TimeOrderedIds.at(now());
        return session -> domains.rehearse(
                        domain,
                        provenance,
                        current -> current.with(Part.GRANTED_PORTS, PortRequest.over(current.grantedPorts(), ports)))
                .in(session)
                .invoke(changes -> requireChange(changes))
                .chain(() -> requireRoom(session, domain, ports))
                .chain(() -> insert(session, id, domain, ports, reason, provenance))
                .chain(() -> session.find(PortRequestRow.class, id))
                .map(PortRequestRow::toRequest);
    }

    /**
     * The result of a grant.
     *
     * @param written the domain's change
     */
    public record Granted(PortRequest request, WriteResult written) {}

    /**
     * Grants the requested ports, beside the already granted ones.
     *
     * @return fails as {@link DomainWriter#change} does, with {@link PortRequestRefusal}
     */
    public Write<Granted> grant(
            DomainName domain, String id, String comment, ExpectedRevision expected, Provenance provenance) {
        return session -> domains.rehearse(domain, provenance, UnaryOperator.identity())
                .in(session)
                .chain(() -> open(session, domain, id, provenance))
                .chain(row -> domains.change(
                                domain,
                                expected,
                                provenance,
                                current -> current.with(
                                        Part.GRANTED_PORTS, row.toRequest().over(current.grantedPorts())))
                        .in(session)
                        .chain(written -> granted(session, row, written, comment, provenance)
                                .map(request -> new Granted(request, written))));
    }

    /** Declines a request; fails as {@link #grant} does. */
    public Write<PortRequest> decline(DomainName domain, String id, String comment, Provenance provenance) {
        return end(domain, id, PortRequestState.DECLINED, Role.ADMINISTRATOR, comment, provenance);
    }

    /** Withdraws a request; fails as {@link #grant} does. */
    public Write<PortRequest> withdraw(DomainName domain, String id, Provenance provenance) {
        return end(domain, id, PortRequestState.WITHDRAWN, Role.OPERATOR, null, provenance);
    }

    private Write<PortRequest> end(
            DomainName domain,
            String id,
            PortRequestState state,
            Role role,
            @Nullable String comment,
            Provenance provenance) {
        return session -> domains.hold(domain, role, provenance)
                .in(session)
                .chain(() -> open(session, domain, id, provenance))
                .chain(row -> ended(session, row, state, comment, provenance));
    }

    /** The domain's change has an audit entry; where the ports were granted already, there is no change, and the request gets an entry. */
    private Uni<PortRequest> granted(
            Mutiny.Session session, PortRequestRow row, WriteResult written, String comment, Provenance provenance) {
        if (!provenance.request().isNoted()) {
            return ended(session, row, PortRequestState.GRANTED, comment, provenance);
        }
        var now = now();
        return session.createNativeQuery(GRANT)
                .setParameter("id", row.id)
                .setParameter("now", now)
                .setParameter("by", provenance.operator())
                .setParameter("comment", comment)
                .setParameter("revision", written.revision())
                .executeUpdate()
                .invoke(PortRequests::requireEnded)
                .map(count -> row.toRequest()
                        .ended(PortRequestState.GRANTED, now, provenance.operator(), comment, written.revision()));
    }

    private Uni<PortRequest> ended(
            Mutiny.Session session,
            PortRequestRow row,
            PortRequestState state,
            @Nullable String comment,
            Provenance provenance) {
        var now = now();
        return ChangeEntry.bind(END.in(session), provenance.request(), provenance.caller(), now)
                .set("id", row.id)
                .set("state", state.word())
                .set("now", now)
                .set("by", provenance.operator())
                .set("comment", comment)
                .set("traceparent", provenance.traceparent())
                .execute()
                .invoke(PortRequests::requireEnded)
                .map(count -> row.toRequest().ended(state, now, provenance.operator(), comment, null));
    }

    private Uni<PortRequestRow> open(Mutiny.Session session, DomainName domain, String id, Provenance provenance) {
        return find(session, domain, id, provenance).invoke(row -> {
            var state = PortRequestState.of(row.state);
            if (state != PortRequestState.OPEN) {
                throw PortRequestRefusal.ended(state);
            }
        });
    }

    /** Requests from a team's ownership that the caller doesn't act for count as missing, as in lists. */
    private static Uni<PortRequestRow> find(
            Mutiny.Session session, DomainName domain, String id, Provenance provenance) {
        if (!TimeOrderedIds.canBe(id)) {
            return Uni.createFrom().failure(PortRequestRefusal.unknown(domain));
        }
        return session.find(PortRequestRow.class, UUID.fromString(id)).map(row -> {
            if (row == null
                    || !row.domain.equals(domain.value())
                    || !provenance.caller().scope(Role.VIEWER, domain).includes(row.team)) {
                throw PortRequestRefusal.unknown(domain);
            }
            return row;
        });
    }

    private Uni<Void> requireRoom(Mutiny.Session session, DomainName domain, GrantedPorts ports) {
        return session.createNativeQuery(COUNT, Object[].class)
                .setParameter("since", now().minus(DAY))
                .setParameter("http", ports.http())
                .setParameter("https", ports.https())
                .setParameter("domain", domain.value())
                .getSingleResult()
                .invoke(counts -> {
                    if (((Number) counts[2]).longValue() > 0) {
                        throw PortRequestRefusal.requested();
                    }
                    if (((Number) counts[0]).longValue() >= PortRequest.MAX_OPEN) {
                        throw PortRequestRefusal.tooManyOpen();
                    }
                    if (((Number) counts[1]).longValue() >= PortRequest.MAX_A_DAY) {
                        throw PortRequestRefusal.tooManyADay();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Integer> insert(
            Mutiny.Session session,
            UUID id,
            DomainName domain,
            GrantedPorts ports,
            String reason,
            Provenance provenance) {
        var now = now();
        return ChangeEntry.bind(REQUEST.in(session), provenance.request(), provenance.caller(), now)
                .set("id", id)
                .set("domain", domain.value())
                .set("http", ports.http())
                .set("https", ports.https())
                .set("reason", reason)
                .set("now", now)
                .set("by", provenance.operator())
                .set("traceparent", provenance.traceparent())
                .execute()
                .invoke(count -> {
                    if (count == 0) {
                        throw PortRequestRefusal.requested();
                    }
                });
    }

    private static void requireChange(boolean changes) {
        if (!changes) {
            throw PortRequestRefusal.granted();
        }
    }

    private static void requireEnded(int count) {
        if (count == 0) {
            throw PortRequestRefusal.justEnded();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
