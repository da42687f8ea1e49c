package dev.backsource.config.access;

/** The caller is known, and lacks the role that this takes. */
public final class RoleRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private RoleRequiredException(String message) {
        super(message);
    }

    /** For what is done to a domain, or to what {@code what} names. */
    public static RoleRequiredException of(Role role, String what) {
        return new RoleRequiredException(
                "this takes the role " + role.word() + " for " + what + "; ask an administrator for it");
    }

    /** For what is of no single domain. */
    public static RoleRequiredException everywhere(Role role) {
        return of(role, "all domains");
    }
}
