package dev.backsource.config.domain;

import dev.backsource.config.access.Role;
import dev.backsource.config.domain.DomainQuotas.Growth;
import dev.backsource.config.domain.RestoreJudgement.Change;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.origin.OriginAccess;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges the restore of a set of domains to a time by their rows and their revisions of that time, as {@link DomainWriter#restore} judges each. */
@Singleton
final class RestoreJudge {
    private final OriginAccess access;
    private final DomainQuotas quotas;
    private final ConsentRule consent;

    RestoreJudge(OriginAccess access, DomainQuotas quotas, ConsentRule consent) {
        this.access = access;
        this.quotas = quotas;
        this.consent = consent;
    }

    /** @param past the domains' revisions of that time, by name; a domain that didn't exist has none */
    RestoreJudgement of(List<DomainRow> rows, Map<String, RevisionRow> past, Provenance provenance, Instant now) {
        var judgement = new RestoreJudgement(provenance, now);
        rows.forEach(row -> judge(judgement, row, past.get(row.name)));
        return judgement;
    }

    private void judge(RestoreJudgement judgement, DomainRow row, @Nullable RevisionRow past) {
        var name = new DomainName(row.name);
        try {
            DomainPermits.requireOf(row, name, judgement.caller(), Role.OPERATOR);
        } catch (RefusedException refused) {
            judgement.put(new TimeRestore.Refused(name, refused));
            return;
        }
        var isHidden =
                past != null && !judgement.caller().scope(Role.VIEWER, name).includes(past.team);
        var then = past == null || isHidden ? null : past.restorable(judgement.now());
        if (past == null || then == null) {
            judgement.put(
                    row.removed
                            ? new TimeRestore.Unchanged(name, row.revision)
                            : new TimeRestore.AbsentThen(name, row.revision, !isHidden));
        } else if (then.equals(row.domain()) && !isInRollout(row)) {
            judgement.put(new TimeRestore.Unchanged(name, row.revision));
        } else {
            judge(judgement, name, row, then, past.revision);
        }
    }

    private void judge(RestoreJudgement judgement, DomainName name, DomainRow row, Domain then, long from) {
        try {
            DomainWriter.requireGrant(row, then, judgement.provenance());
            OriginPorts.check(access, row.domain(), then);
            var growth = row.team == null ? Growth.NONE : quotas.growth(row.team, row.current(), then);
            var change = new Change(name, row, then, from, growth);
            if (mustBeAlone(judgement, change)) {
                judgement.put(change.alone());
            } else {
                judgement.add(change);
            }
        } catch (RefusedException | InvalidValueException refused) {
            judgement.put(new TimeRestore.Alone(name, row.revision, from));
        }
    }

    private boolean mustBeAlone(RestoreJudgement judgement, Change change) {
        return change.name().isWildcard()
                || isInRollout(change.row())
                || (change.row().removed && !judgement.caller().mayEverywhere(Role.OPERATOR))
                || !consent.isNotNeeded(change.row(), change.next());
    }

    /** A restore ends the rollout, whose record a set doesn't know. */
    private static boolean isInRollout(DomainRow row) {
        var present = row.current();
        return present != null && present.rollout() != null;
    }
}
