package dev.backsource.config.freeze;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import org.jspecify.annotations.Nullable;

/** Refusals to change a domain during a freeze. */
public final class FreezeRefusal {
    public static final ProblemKind FROZEN = new ProblemKind(
            423,
            "frozen",
            "Changes are frozen",
            "A global administrator has frozen all changes of domains; detail has the reason");

    private FreezeRefusal() {}

    /** @param freeze null when it ended right after the refusal */
    static RefusedException of(@Nullable Freeze freeze) {
        return freeze == null ? ended() : frozen(freeze.since().toString(), freeze.by(), freeze.reason());
    }

    private static RefusedException frozen(String since, String by, String reason) {
        return FROZEN.refused(
                "changes of domains are frozen since " + since + " by " + by + ": " + reason,
                Remedy.of(RemedyCode.AWAIT_END_OF_FREEZE));
    }

    private static RefusedException ended() {
        return FROZEN.refused("changes of domains were frozen until a moment ago; try again");
    }
}
