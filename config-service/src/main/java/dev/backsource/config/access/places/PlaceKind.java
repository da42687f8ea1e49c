package dev.backsource.config.access.places;

/** The kinds of slots: everything of which this instance has a fixed number, shared among tenants; {@code docs/places.md} lists them. */
public enum PlaceKind {
    REQUESTS("concurrent requests", PlaceShares.of(1_024)),
    WAITS("requests waiting for edges", PlaceShares.of(2_000)),
    EVENT_STREAMS("event streams", PlaceShares.of(1_000).ofCaller(50)),
    CATCH_UPS("event streams catching up from Kafka", PlaceShares.of(4)),
    AUDIT_EXPORTS("audit exports", PlaceShares.of(8).ofCaller(2)),
    EXPLAINS("explain requests", PlaceShares.of(32).ofCaller(4)),
    PREFLIGHTS("pre-flights", PlaceShares.of(16).ofCaller(4)),
    /** Enough for one caller to check the largest domain, one check at a time. */
    PREFLIGHT_PORTS("pre-flight ports", PlaceShares.of(960).ofCaller(60)),
    DOMAIN_LISTS("domain lists", PlaceShares.of(12)),
    REFRESH_SEARCHES("refresh searches", PlaceShares.of(8)),
    PROOF_FILES("proof file look-ups", PlaceShares.of(16)),
    NEW_PASSWORDS("password hashes", PlaceShares.of(16)),
    /** The clients are unauthenticated, so an address takes a tenant's share. */
    SIGN_INS("password checks", new PlaceShares(34, 9, 9, 0)),
    /** Likewise. */
    PROVIDER_SIGN_INS("provider sign-ins", new PlaceShares(72, 18, 18, 0));

    private final String what;
    private final int all;
    private final int ofTenant;
    private final int ofCaller;
    private final int kept;

    PlaceKind(String what, PlaceShares shares) {
        this.what = what;
        this.all = shares.all();
        this.ofTenant = shares.ofTenant();
        this.ofCaller = shares.ofCaller();
        this.kept = shares.kept();
    }

    /** The users of these slots, in the plural, as shown to clients. */
    String what() {
        return what;
    }

    /** The default shares, without a setting. */
    public PlaceShares shares() {
        return new PlaceShares(all, ofTenant, ofCaller, kept);
    }
}
