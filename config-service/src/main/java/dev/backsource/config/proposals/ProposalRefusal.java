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
        return new ProposalRefusal(Kind.DECIDED, "the proposal is " + state.word() + " already; make another one");
    }

    /** It ended in the meantime. */
    static ProposalRefusal justEnded() {
        return new ProposalRefusal(Kind.DECIDED, "the proposal has just ended; read it again");
    }

    static ProposalRefusal outdated(long base) {
        return new ProposalRefusal(
                Kind.OUTDATED,
                "the proposal was made for revision " + base + ", and the domain has changed since; make another one");
    }

    static ProposalRefusal tooManyOpen() {
        return new ProposalRefusal(
                Kind.TOO_MANY,
                "the domain has " + Proposal.MAX_OPEN
                        + " open proposals, the most that it may have; withdraw one or wait");
    }

    static ProposalRefusal tooManyOfPerson() {
        return new ProposalRefusal(
                Kind.TOO_MANY,
                "you have " + Proposal.MAX_OPEN_OF_PERSON
                        + " open proposals for the domain, the most that one person may have; withdraw one or wait");
    }

    static ProposalRefusal tooManyADay() {
        return new ProposalRefusal(
                Kind.TOO_MANY,
                "there were " + Proposal.MAX_A_DAY
                        + " proposals for the domain within a day, the most that there may be; wait");
    }

    static ProposalRefusal ofAuthor() {
        return new ProposalRefusal(
                Kind.WRONG_PERSON,
                "you proposed this, with this key or another that the same person made; somebody else has to approve");
    }

    static ProposalRefusal ofDependent(Duration after) {
        return new ProposalRefusal(
                Kind.WRONG_PERSON,
                "who proposed this made your account or set its password within the last " + after.toDays()
                        + " days, or did so for whoever did; somebody else has to approve");
    }

    static ProposalRefusal ofOthers() {
        return new ProposalRefusal(
                Kind.WRONG_PERSON, "somebody else proposed this, and may withdraw it; decline it instead");
    }
}
