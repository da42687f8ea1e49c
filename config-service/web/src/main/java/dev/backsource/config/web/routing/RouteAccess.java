package dev.backsource.config.web.routing;

import dev.backsource.config.access.Role;

/**
 * The role that a route requires of its caller.
 *
 * @param where the scope in which the caller needs the role
 */
public record RouteAccess(Role role, Where where) {
    /** The scope of a required role. */
    public enum Where {
        /** The domain in the path. */
        DOMAIN,
        /** All domains, since the subject of the route belongs to no single one. */
        EVERYWHERE,
        /** Any domain: the response has only resources visible to the caller, and each change is judged by itself. */
        SOMEWHERE,
        /** No domain: the route is about the caller. */
        NOWHERE,
        /** No domain, and the caller may be unknown: the route serves to authenticate. */
        ANYBODY
    }
}
