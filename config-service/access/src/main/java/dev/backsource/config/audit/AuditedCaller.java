package dev.backsource.config.audit;

import dev.backsource.config.access.Caller;

/**
 * The caller of an audited request.
 *
 * @param kind a person, a program or the service itself
 * @param id of the account or the key; stays when the name changes
 * @param name as it was then; behind a gateway, the name that the gateway passed on
 */
public record AuditedCaller(String kind, String id, String name) {
    public static AuditedCaller of(Caller caller) {
        return new AuditedCaller(caller.kind().word(), caller.id(), caller.name());
    }
}
