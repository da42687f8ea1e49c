package dev.backsource.config.changerequests;

import dev.backsource.config.domain.DomainWriter.Rehearsed;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.PartialPlan;
import dev.backsource.policy.protocol.GrantedPorts;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A change that a caller wants to request.
 *
 * @param edit its effect on the present domain, by which it is checked
 * @param content the change to be stored, after a dry run of {@code edit}
 * @param place the field in the request's body for a field of the domain
 */
public record WantedChange(
        UnaryOperator<Domain> edit, Function<Rehearsed, RequestedChange> content, UnaryOperator<String> place) {
    private static final String ROLLOUT = "rollout";

    public static WantedChange ofPorts(GrantedPorts ports) {
        var grant = new PortGrant(ports);
        return new WantedChange(
                grant::appliedTo,
                rehearsed -> grant,
                field -> field.replaceFirst("^grantedPorts\\b", ChangeKind.PORTS.word()));
    }

    /** @param edit sets the parts */
    public static WantedChange ofParts(UnaryOperator<Domain> edit) {
        return new WantedChange(
                edit,
                rehearsed -> new PartsChange(rehearsed.revision(), rehearsed.domain(), null),
                field -> ChangeKind.PARTS.word() + "." + field);
    }

    /** The same change of parts, by a progressive rollout; what {@code plan} leaves out is the domain's default at the approval. */
    public WantedChange rolledOutBy(PartialPlan plan) {
        return new WantedChange(
                domain -> requireTrial(domain, edit.apply(domain)),
                rehearsed -> ((PartsChange) content.apply(rehearsed)).rolledOutBy(plan),
                field -> ROLLOUT.equals(field) ? field : place.apply(field));
    }

    private static Domain requireTrial(Domain before, Domain after) {
        if (!Candidate.isBetween(before, after) && !before.equals(after)) {
            throw new InvalidValueException(ROLLOUT, "can't try this change, which goes out at once; leave it out");
        }
        return after;
    }
}
