package dev.backsource.config.notification.receiver;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;

/** Refusals to create, change or test a receiver. */
public final class ReceiverRefusal {
    public static final ProblemKind TOO_MANY = new ProblemKind(
            409, "too-many-receivers", "Too many receivers", "The team has as many receivers as the settings allow");

    public static final ProblemKind OF_SETTINGS = new ProblemKind(
            409,
            "receiver-of-settings",
            "The receiver is configured in the settings",
            "An Alertmanager is configured in the settings of config-service");

    public static final ProblemKind OFF = new ProblemKind(
            409, "receiver-off", "The receiver is off", "The receiver is off, so nothing is sent to it");

    public static final ProblemKind BUSY = new ProblemKind(
            409, "receiver-busy", "The receiver has waiting messages", "Messages wait for the receiver already");

    private static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-receiver", "Receiver not found");

    private ReceiverRefusal() {}

    /** There is no such receiver, or the caller may not know of it. */
    static RefusedException unknown() {
        return UNKNOWN.refused("the receiver does not exist");
    }

    static RefusedException tooMany(int most) {
        return TOO_MANY.refused(
                "there are " + most + " receivers already, the limit of each team and of receivers of no"
                        + " team; delete one, or ask for a higher backsource.notification.receivers-per-team");
    }

    static RefusedException ofSettings() {
        return OF_SETTINGS.refused("change backsource.notification.alertmanager.urls of config-service instead");
    }

    static RefusedException off() {
        return OFF.refused("the receiver is off; enable it first");
    }

    static RefusedException busy(long pending) {
        return BUSY.refused(pending + " messages wait for the receiver; its state shows why they aren't accepted");
    }
}
