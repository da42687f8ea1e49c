package dev.backsource.config.progressive;

/** The probability, at most, with which one edge aborts a candidate that does no harm; of a large fleet, some edge would abort more often. */
final class FleetAlpha {
    private static final int SMALL_FLEET = 10;
    private static final double OF_SMALL_FLEET = 1e-4;
    private static final double OF_LARGE_FLEET = 1e-6;

    private FleetAlpha() {}

    /**
     * @param areKnown whether all edges are; a fleet of which some may be unread may be a large one
     * @param edges the number of registered edges that report, or did and weren't removed
     */
    static double of(boolean areKnown, int edges) {
        return areKnown && edges <= SMALL_FLEET ? OF_SMALL_FLEET : OF_LARGE_FLEET;
    }
}
