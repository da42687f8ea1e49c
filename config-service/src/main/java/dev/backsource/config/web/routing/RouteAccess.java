package dev.backsource.config.web.routing;

import dev.backsource.config.access.Role;

/**
 * What a route takes of its caller.
 *
 * @param where for what the caller needs the role
 */
public record RouteAccess(Role role, Where where) {
    /** For what a caller needs a role. */
    public enum Where {
        /** For the domain that the path names. */
        DOMAIN,
        /** For all domains: what the route is about is of no single one. */
        EVERYWHERE,
        /** For any domain: the answer holds only what the caller may see, and each change is judged by itself. */
        SOMEWHERE,
        /** For nothing: the route is about the caller. */
        NOWHERE,
        /** For nothing, and the caller may be anybody: this is how somebody becomes known. */
        ANYBODY
    }
}
