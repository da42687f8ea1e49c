package dev.backsource.config.access;

/** The caller is known but lacks the required role. */
public final class RoleRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private RoleRequiredException(String message) {
        super(message);
    }

    /** For an operation on {@code what}, such as a domain. */
    public static RoleRequiredException of(Role role, String what) {
        return new RoleRequiredException(
                "this requires the role " + role.word() + " for " + what + "; ask an administrator to grant it");
    }

    /** For an operation outside any single domain. */
    public static RoleRequiredException everywhere(Role role) {
        return of(role, "all domains");
    }
}
