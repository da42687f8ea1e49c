package dev.backsource.config.access.places;

/**
 * How many places there are, and how they are shared.
 *
 * @param all in total
 * @param ofTenant the most that one tenant takes, however many callers it has
 * @param ofCaller the most that one caller takes
 * @param kept so many are for administrators of all domains only
 */
public record PlaceShares(int all, int ofTenant, int ofCaller, int kept) {
    private static final int TENANTS = 4;
    private static final int KEPT = 8;

    /** @throws IllegalArgumentException when a share is of nothing, or leaves no place to tenants */
    public PlaceShares {
        if (ofTenant < 1 || ofCaller < 1 || kept < 0 || kept >= all) {
            throw new IllegalArgumentException("of " + all + " places, " + ofTenant + " of a tenant, " + ofCaller
                    + " of a caller and " + kept + " kept");
        }
    }

    /** A quarter for each tenant and an eighth for administrators, both rounded up; one caller may take all of its tenant's. */
    public static PlaceShares of(int all) {
        return new PlaceShares(all, part(all, TENANTS), all, all == 1 ? 0 : part(all, KEPT));
    }

    /**
     * As {@link #of(int)}, of as many as a setting says.
     *
     * @throws IllegalStateException when these are none, naming the setting
     */
    public static PlaceShares ofSetting(String setting, int all) {
        if (all < 1) {
            throw new IllegalStateException(setting + " is " + all + " and has to be 1 or more");
        }
        return of(all);
    }

    /** The same, with {@code most} for one caller. */
    public PlaceShares ofCaller(int most) {
        return new PlaceShares(all, ofTenant, most, kept);
    }

    /** How many of them are for tenants. */
    int forTenants() {
        return all - kept;
    }

    private static int part(int all, int parts) {
        return (all + parts - 1) / parts;
    }
}
