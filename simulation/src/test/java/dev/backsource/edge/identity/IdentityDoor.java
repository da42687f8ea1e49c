package dev.backsource.edge.identity;

import java.util.Optional;

/** An edge that signs nothing. */
public final class IdentityDoor {
    private IdentityDoor() {}

    public static EdgeIdentity none(String edge) {
        return new EdgeIdentity(edge, Optional.empty());
    }
}
