package dev.backsource.config.changerequests;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Refusals to request a change, and to read or decide a change request. */
public final class ChangeRequestRefusal {
    /** The change is requested already, or would change nothing. */
    public static final ProblemKind NOT_NEEDED = new ProblemKind(
            409,
            "change-already-requested",
            "The change is already requested or in effect",
            "The change is already requested or in effect, or a limit of change requests is reached");

    public static final ProblemKind CLOSED = new ProblemKind(
            409,
            "change-request-closed",
            "The change request is closed",
            "The change request was decided, withdrawn or cancelled, or has expired, or the domain has changed since");

    private static final ProblemKind TOO_MANY = new ProblemKind(
            409,
            "too-many-change-requests",
            "The limit of change requests is reached",
            "The domain's or the person's limit of change requests is reached");
    private static final ProblemKind OUTDATED = new ProblemKind(
            409,
            "change-request-outdated",
            "The domain has changed since the change request",
            "The domain's revision differs from the change request's base revision");
    private static final ProblemKind WRONG_PERSON = new ProblemKind(
            403,
            "wrong-person",
            "Another person is required",
            "Only another person can approve such a change request, and only its requester can withdraw it");
    private static final ProblemKind UNKNOWN =
            ProblemKind.notFound("unknown-change-request", "Change request not found");

    private ChangeRequestRefusal() {}

    static RefusedException unknown(DomainName name) {
        return UNKNOWN.refused(
                "domain " + name + " has no such change request", Remedy.of(RemedyCode.LIST_CHANGE_REQUESTS, name));
    }

    static RefusedException ended(ChangeRequestState state) {
        return CLOSED.refused("the change request is already " + state.word() + "; create another one");
    }

    /** It ended in the meantime. */
    static RefusedException justEnded() {
        return CLOSED.refused("the change request has just been closed; read it again");
    }

    static RefusedException outdated(@Nullable Long base) {
        return OUTDATED.refused("the change request was made for revision " + base
                + ", and the domain has changed since; create another one");
    }

    static RefusedException requested() {
        return NOT_NEEDED.refused(
                "the same change is already requested; wait for a decision, or withdraw that request");
    }

    static RefusedException withoutEffect() {
        return NOT_NEEDED.refused("the domain already has the requested state");
    }

    static RefusedException tooManyOpen() {
        return TOO_MANY.refused("the domain has reached its limit of " + TakenPlaces.MAX_OPEN
                + " open change requests of a kind; wait for a decision");
    }

    static RefusedException tooManyOfPerson() {
        return TOO_MANY.refused("you have reached the limit of " + TakenPlaces.MAX_OPEN_OF_PERSON
                + " open change requests of a kind per person for the domain; withdraw one or wait for a"
                + " decision");
    }

    static RefusedException tooManyADay() {
        return TOO_MANY.refused("the domain has reached its limit of " + TakenPlaces.MAX_A_DAY
                + " change requests of a kind per day; try again tomorrow");
    }

    static RefusedException tooManyADayOfPerson() {
        return TOO_MANY.refused("you have reached the limit of " + TakenPlaces.MAX_A_DAY_OF_PERSON
                + " change requests of a kind per person and day for the domain; try again tomorrow");
    }

    static RefusedException ofRequester() {
        return WRONG_PERSON.refused(
                "you requested this change, with this key or another key of the same person; another person must"
                        + " approve it");
    }

    static RefusedException ofDependent(Duration after) {
        return WRONG_PERSON.refused("the requester created your account or set its password within the last "
                + after.toDays()
                + " days, directly or through other accounts; another person must approve it");
    }

    static RefusedException ofOthers() {
        return WRONG_PERSON.refused("only its requester can withdraw a change request; decline it instead");
    }
}
