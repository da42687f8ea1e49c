package dev.backsource.config.proposals;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A proposal can't be made, or can't be decided so. */
public final class ProposalRefusal extends RemediableException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private ProposalRefusal(Kind kind, String message) {
        this(kind, message, null);
    }

    private ProposalRefusal(Kind kind, String message, @Nullable Remedy remedy) {
        super(message, remedy);
        this.kind = kind;
    }

    /** The reason of the refusal. */
    public enum Kind {
        /** The domain has no such proposal. */
        UNKNOWN,
        /** It has ended. */
        DECIDED,
        /** The domain has changed since. */
        OUTDATED,
        /** The limit is reached. */
        TOO_MANY,
        /** Another person has to do this. */
        WRONG_PERSON
    }

    public Kind kind() {
        return kind;
    }

    static ProposalRefusal unknown(DomainName name) {
        return new ProposalRefusal(
                Kind.UNKNOWN, "domain " + name + " has no such proposal", Remedy.of(RemedyCode.LIST_PROPOSALS, name));
    }

    static ProposalRefusal ended(ProposalState state) {
        return new ProposalRefusal(Kind.DECIDED, "the proposal is already " + state.word() + "; create another one");
    }

    /** It ended in the meantime. */
    static ProposalRefusal justEnded() {
        return new ProposalRefusal(Kind.DECIDED, "the proposal has just been closed; read it again");
    }

    static ProposalRefusal outdated(long base) {
        return new ProposalRefusal(
                Kind.OUTDATED,
                "the proposal was made for revision " + base
                        + ", and the domain has changed since; create another one");
    }

    static ProposalRefusal tooManyOpen() {
        return new ProposalRefusal(
                Kind.TOO_MANY,
                "the domain has reached its limit of " + Proposal.MAX_OPEN
                        + " open proposals; withdraw one or wait for a decision");
    }

    static ProposalRefusal tooManyOfPerson() {
        return new ProposalRefusal(
                Kind.TOO_MANY,
                "you have reached the limit of " + Proposal.MAX_OPEN_OF_PERSON
                        + " open proposals per person for the domain; withdraw one or wait for a decision");
    }

    static ProposalRefusal tooManyADay() {
        return new ProposalRefusal(
                Kind.TOO_MANY,
                "the domain has reached its limit of " + Proposal.MAX_A_DAY + " proposals per day; try again tomorrow");
    }

    static ProposalRefusal ofAuthor() {
        return new ProposalRefusal(
                Kind.WRONG_PERSON,
                "you made this proposal, with this key or another key of the same person; another person must"
                        + " approve it");
    }

    static ProposalRefusal ofDependent(Duration after) {
        return new ProposalRefusal(
                Kind.WRONG_PERSON,
                "the proposal's author created your account or set its password within the last " + after.toDays()
                        + " days, directly or through other accounts; another person must approve it");
    }

    static ProposalRefusal ofOthers() {
        return new ProposalRefusal(Kind.WRONG_PERSON, "only its author can withdraw a proposal; decline it instead");
    }
}
