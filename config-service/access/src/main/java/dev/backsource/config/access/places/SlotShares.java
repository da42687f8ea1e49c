package dev.backsource.config.access.places;

/**
 * The number of slots, and how they are shared.
 *
 * @param all the total
 * @param ofTenant the most for one tenant, however many callers it has
 * @param ofCaller the most for one caller
 * @param kept the number reserved for administrators of all domains
 */
public record SlotShares(int all, int ofTenant, int ofCaller, int kept) {
    private static final int TENANTS = 4;
    private static final int KEPT = 8;

    /** @throws IllegalArgumentException when a share is empty, or leaves no slot to tenants */
    public SlotShares {
        if (ofTenant < 1 || ofCaller < 1 || kept < 0 || kept >= all) {
            throw new IllegalArgumentException("of " + all + " places, " + ofTenant + " of a tenant, " + ofCaller
                    + " of a caller and " + kept + " kept");
        }
    }

    /** A quarter for each tenant and an eighth for administrators, both rounded up; one caller may take its tenant's whole share. */
    public static SlotShares of(int all) {
        return new SlotShares(all, part(all, TENANTS), all, all == 1 ? 0 : part(all, KEPT));
    }

    /**
     * As {@link #of(int)}, with the total from a setting.
     *
     * @throws IllegalStateException when the total is less than 1; the message names the setting
     */
    public static SlotShares ofSetting(String setting, int all) {
        if (all < 1) {
            throw new IllegalStateException(setting + " is " + all + " and must be 1 or more");
        }
        return of(all);
    }

    /** The same, with at most {@code most} for one caller. */
    public SlotShares ofCaller(int most) {
        return new SlotShares(all, ofTenant, most, kept);
    }

    /** The number open to tenants. */
    int forTenants() {
        return all - kept;
    }

    private static int part(int all, int parts) {
        return (all + parts - 1) / parts;
    }
}
