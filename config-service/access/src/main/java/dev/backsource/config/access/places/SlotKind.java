package dev.backsource.config.access.places;

/** The kinds of slots: everything of which this instance has a fixed number, shared among tenants; {@code docs/places.md} lists them. */
public enum SlotKind {
    REQUESTS("concurrent requests", SlotShares.of(1_024)),
    WAITS("requests waiting for edges", SlotShares.of(2_000)),
    EVENT_STREAMS("event streams", SlotShares.of(1_000).ofCaller(50)),
    CATCH_UPS("event streams catching up from Kafka", SlotShares.of(4)),
    AUDIT_EXPORTS("audit exports", SlotShares.of(8).ofCaller(2)),
    EXPLAINS("explain requests", SlotShares.of(32).ofCaller(4)),
    PREFLIGHTS("pre-flights", SlotShares.of(16).ofCaller(4)),
    /** Enough for one caller to check the largest domain, one check at a time. */
    PREFLIGHT_PORTS("pre-flight ports", SlotShares.of(960).ofCaller(60)),
    REQUESTED_FIGURES("domains with requested figures", SlotShares.of(40).ofCaller(10)),
    TAILS("tails of access logs", SlotShares.of(16).ofCaller(2)),
    DOMAIN_LISTS("domain lists", SlotShares.of(12)),
    REFRESH_SEARCHES("refresh searches", SlotShares.of(8)),
    PROOF_FILES("proof file look-ups", SlotShares.of(16)),
    NEW_PASSWORDS("password hashes", SlotShares.of(16)),
    /** The clients are unauthenticated, so an address takes a tenant's share. */
    SIGN_INS("password checks", new SlotShares(34, 9, 9, 0)),
    /** Likewise. */
    PROVIDER_SIGN_INS("provider sign-ins", new SlotShares(72, 18, 18, 0));

    private final String what;
    private final int all;
    private final int ofTenant;
    private final int ofCaller;
    private final int kept;

    SlotKind(String what, SlotShares shares) {
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
    public SlotShares shares() {
        return new SlotShares(all, ofTenant, ofCaller, kept);
    }
}
