package dev.backsource.config.domain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleRefusal;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/** Checks callers' permissions for domains that were read already. */
public final class PermissionCheck {
    private PermissionCheck() {}

    /**
     * The domain, if the caller has the role for it.
     *
     * @param head null when there is no such domain
     * @param asked the name in the call
     * @throws RefusedException when there is no domain, or none that the caller may see, or when the caller may see the domain but not do this
     */
    public static DomainHead of(@Nullable DomainHead head, DomainName asked, Caller caller, Role role) {
        if (head == null) {
            throw DomainRefusal.unknown(asked);
        }
        var name = head.name();
        return switch (caller.judge(role, name, head.team())) {
            case HIDDEN -> throw DomainRefusal.unknown(asked);
            case ROLE_MISSING -> throw RoleRefusal.of(role, name.value());
            case ALLOWED -> head;
        };
    }
}
