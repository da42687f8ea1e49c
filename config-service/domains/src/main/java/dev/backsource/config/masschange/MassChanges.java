package dev.backsource.config.masschange;

import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.Statement;
import dev.backsource.config.masschange.MassChangeSettings.Confirmation;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.write.MassConfirmation;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.masschange.MassChange;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Counts the domains that are removed or rerouted at once, in the statement of each such change ({@link #VERDICT}). A change that brings the domains of its
 * {@linkplain MassChangeHolders holder} within {@link MassChange#WINDOW} above {@link MassChange#limit} needs a confirmation of their number. Changes of
 * several holders are never refused for their sum, since one team could keep another from its work by it; they are marked from half the limit on, so that
 * edges, which know no holders, hold nothing that was allowed.
 *
 * <p>A domain counts once, by its latest such change and the time of that change's event.
 */
@Singleton
public final class MassChanges {
    /**
     * An expression in the statement that stores revisions, to be evaluated once, behind all locks of rows: -1 for a mass change without a confirmation, 0
     * for a change without a mark, otherwise the mark of its events. It takes the arrays {@code :domains} and {@code :holders}, of which those without a
     * holder don't count, and {@link #bind}.
     */
    public static final String VERDICT = """
            case when cast(:covered as bigint) > 0 then cast(:covered as bigint)
                 when not cast(:counts as boolean) then 0
                 else mass_change_verdict(cast(:domains as text[]), cast(:holders as text[]), cast(:since as timestamptz), cast(:most as bigint),
                     cast(:confirmed as bigint), cast(:required as boolean))
            end""";

    /** A query for the domains that count for {@code :holder} since {@code :since}; of a column {@code domain}. */
    public static final String COUNTED = "select domain from domain_rerouting where at > :since and holder = :holder";

    private static final String RECENT = "select count(*) from domain_rerouting where at > :since";

    private static final String SIZE = """
            select mass_change_size(string_to_array(:names, ' '), string_to_array(:holders, ' '), cast(:since as timestamptz), cast(:enough as bigint))""";

    private final DomainCount count;
    private final RecentCount recent;
    private final Sessions sessions;
    private final Clock clock;
    private final boolean required;

    MassChanges(DomainCount count, RecentCount recent, Sessions sessions, Clock clock, MassChangeSettings settings) {
        this.count = count;
        this.recent = recent;
        this.sessions = sessions;
        this.clock = clock;
        this.required = settings.confirmation() == Confirmation.REQUIRED;
    }

    /** The number of domains that takes no confirmation, by the latest count of all; the least before that. */
    public long limit() {
        return MassChange.limit(count.latest());
    }

    /**
     * Sets the values of {@link #VERDICT}.
     *
     * @param counting the number of revisions that count
     * @param limit as of {@link #limit}
     */
    public Statement.Execution bind(
            Statement.Execution execution, long counting, MassConfirmation confirmation, Instant now, long limit) {
        var since = now.minus(MassChange.WINDOW);
        return execution
                .set("counts", counting > 1 || (counting == 1 && !recent.allows(limit, since)))
                .set("covered", confirmation.isCovered() ? confirmation.domains() : 0L)
                .set("confirmed", confirmation.domains())
                .set("required", required)
                .set("most", limit)
                .set("since", since);
    }

    /** Counts all domains again; the limit by that. */
    public Uni<Long> recounted(Mutiny.Session session) {
        return count.again(session).map(MassChange::limit);
    }

    /**
     * The refusal of a change by {@link #VERDICT}.
     *
     * @param holders of the domains that count, by their names
     */
    public Uni<RefusedException> refusal(Mutiny.Session session, Map<String, String> holders, Instant now, long limit) {
        return size(session, holders, now, MassChange.MAX_CONFIRMED).map(size -> new MassChangeRefusal(size, limit));
    }

    /**
     * Refuses a request of several changes, before its first one, if they would be a mass change that isn't confirmed.
     *
     * @param wanted the domains that the request would remove or reroute, with their holders
     */
    public Uni<Void> require(Map<DomainName, String> wanted, MassConfirmation confirmation) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var holders = wanted.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().value(), Map.Entry::getValue));
        var now = clock.instant();
        return sessions.read(session -> require(session, enough -> size(session, holders, now, enough), confirmation)
                .replaceWithVoid());
    }

    /**
     * As the other, for a request of which only the number is known. All domains are counted anew only before a refusal, as by {@link #VERDICT}.
     *
     * @param sizeUpTo counts the holder's mass change with this request, at least up to the given number if there are as many
     * @return the confirmation of its changes: one that covers them all if they are a mass change
     */
    public Uni<MassConfirmation> require(
            Mutiny.Session session, LongFunction<Uni<Long>> sizeUpTo, MassConfirmation confirmation) {
        var limit = limit();
        var confirmed = required ? confirmation.domains() : 0;
        return sizeUpTo.apply(Math.max(limit, confirmed) + 1).chain(size -> {
            if (size <= limit) {
                return Uni.createFrom().item(confirmation);
            }
            if (!required || size <= confirmed) {
                var mark = Math.max(size, confirmation.domains());
                return Uni.createFrom().item(MassConfirmation.of(mark).covering());
            }
            return recounted(session)
                    .chain(present -> sizeUpTo.apply(MassChange.MAX_CONFIRMED)
                            .invoke(all -> refuse(all, Math.max(present, confirmed), present)))
                    .replaceWith(confirmation);
        });
    }

    private static void refuse(long size, long allowed, long limit) {
        if (size > allowed) {
            throw new MassChangeRefusal(size, limit);
        }
    }

    /**
     * Whether a request that removes or reroutes up to {@code more} domains may be a mass change; cheaper than to count them.
     */
    public Uni<Boolean> isPossible(int more, Provenance provenance) {
        if (!required || more == 0 || provenance.confirmation().isCovered()) {
            return Uni.createFrom().item(false);
        }
        return sessions.read(session -> session.createNativeQuery(RECENT, Long.class)
                .setParameter("since", clock.instant().minus(MassChange.WINDOW))
                .getSingleResult()
                .map(counted -> counted + more > limit()));
    }

    /** Whether a confirmation is for all domains, so that nothing has to be counted. */
    public boolean isForAll(MassConfirmation confirmation) {
        var all = count.latest();
        return all > 0 && confirmation.domains() >= all;
    }

    private static Uni<Long> size(Mutiny.Session session, Map<String, String> holders, Instant now, long enough) {
        var ordered = new TreeMap<>(holders);
        return session.createNativeQuery(SIZE, Long.class)
                .setParameter("names", String.join(" ", ordered.keySet()))
                .setParameter("holders", String.join(" ", ordered.values()))
                .setParameter("since", now.minus(MassChange.WINDOW))
                .setParameter("enough", enough)
                .getSingleResult();
    }
}
