package dev.backsource.config.changerequests;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A change can't be requested, or a change request can't be decided so. */
public final class ChangeRequestRefusal extends RemediableException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private ChangeRequestRefusal(Kind kind, String message) {
        this(kind, message, null);
    }

    private ChangeRequestRefusal(Kind kind, String message, @Nullable Remedy remedy) {
        super(message, remedy);
        this.kind = kind;
    }

    /** The reason of the refusal. */
    public enum Kind {
        /** The domain has no such request. */
        UNKNOWN,
        /** It has ended. */
        CLOSED,
        /** The domain has changed since. */
        OUTDATED,
        /** The limit is reached. */
        TOO_MANY,
        /** The change is requested already, or would change nothing. */
        NOT_NEEDED,
        /** Another person has to do this. */
        WRONG_PERSON
    }

    public Kind kind() {
        return kind;
    }

    static ChangeRequestRefusal unknown(DomainName name) {
        return new ChangeRequestRefusal(
                Kind.UNKNOWN,
                "domain " + name + " has no such change request",
                Remedy.of(RemedyCode.LIST_CHANGE_REQUESTS, name));
    }

    static ChangeRequestRefusal ended(ChangeRequestState state) {
        return new ChangeRequestRefusal(
                Kind.CLOSED, "the change request is already " + state.word() + "; create another one");
    }

    /** It ended in the meantime. */
    static ChangeRequestRefusal justEnded() {
        return new ChangeRequestRefusal(Kind.CLOSED, "the change request has just been closed; read it again");
    }

    static ChangeRequestRefusal outdated(@Nullable Long base) {
        return new ChangeRequestRefusal(
                Kind.OUTDATED,
                "the change request was made for revision " + base
                        + ", and the domain has changed since; create another one");
    }

    static ChangeRequestRefusal requested() {
        return new ChangeRequestRefusal(
                Kind.NOT_NEEDED, "the same change is already requested; wait for a decision, or withdraw that request");
    }

    static ChangeRequestRefusal withoutEffect() {
        return new ChangeRequestRefusal(Kind.NOT_NEEDED, "the domain already has the requested state");
    }

    static ChangeRequestRefusal tooManyOpen() {
        return new ChangeRequestRefusal(
                Kind.TOO_MANY,
                "the domain has reached its limit of " + TakenPlaces.MAX_OPEN
                        + " open change requests of a kind; wait for a decision");
    }

    static ChangeRequestRefusal tooManyOfPerson() {
        return new ChangeRequestRefusal(
                Kind.TOO_MANY,
                "you have reached the limit of " + TakenPlaces.MAX_OPEN_OF_PERSON
                        + " open change requests of a kind per person for the domain; withdraw one or wait for a"
                        + " decision");
    }

    static ChangeRequestRefusal tooManyADay() {
        return new ChangeRequestRefusal(
                Kind.TOO_MANY,
                "the domain has reached its limit of " + TakenPlaces.MAX_A_DAY
                        + " change requests of a kind per day; try again tomorrow");
    }

    static ChangeRequestRefusal tooManyADayOfPerson() {
        return new ChangeRequestRefusal(
                Kind.TOO_MANY,
                "you have reached the limit of " + TakenPlaces.MAX_A_DAY_OF_PERSON
                        + " change requests of a kind per person and day for the domain; try again tomorrow");
    }

    static ChangeRequestRefusal ofRequester() {
        return new ChangeRequestRefusal(
                Kind.WRONG_PERSON,
                "you requested this change, with this key or another key of the same person; another person must"
                        + " approve it");
    }

    static ChangeRequestRefusal ofDependent(Duration after) {
        return new ChangeRequestRefusal(
                Kind.WRONG_PERSON,
                "the requester created your account or set its password within the last " + after.toDays()
                        + " days, directly or through other accounts; another person must approve it");
    }

    static ChangeRequestRefusal ofOthers() {
        return new ChangeRequestRefusal(
                Kind.WRONG_PERSON, "only its requester can withdraw a change request; decline it instead");
    }
}
