package dev.backsource.config.access;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;

/** Refusals of known callers that lack the required role. */
public final class RoleRefusal {
    private RoleRefusal() {}

    /** For an operation on {@code what}, such as a domain. */
    public static RefusedException of(Role role, String what) {
        return ProblemKind.FORBIDDEN.refused(
                "this requires the role " + role.word() + " for " + what + "; ask an administrator to grant it");
    }

    /** For an operation outside any single domain. */
    public static RefusedException everywhere(Role role) {
        return of(role, "all domains");
    }
}
