package dev.backsource.config.notification;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;

/** Refusals to acknowledge an alert. */
public final class AlertRefusal {
    /** No such alert fires. */
    public static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-alert", "Alert not found");

    private AlertRefusal() {}

    /** No such alert fires, or the caller may not know of it. */
    static RefusedException unknown() {
        return UNKNOWN.refused(
                "no such alert fires; it may have ended, or its name has another form: the domain or the subject, / and the kind");
    }
}
