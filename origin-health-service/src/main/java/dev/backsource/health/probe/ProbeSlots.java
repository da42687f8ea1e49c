package dev.backsource.health.probe;

/**
 * The slots for concurrent probes. Half of them are for slow probes; in the other half a probe has to be over in a moment, and ports that were slower
 * the last time don't get a slot there. So hanging origins, however many, take turns in their half, and take no slot from the rest.
 */
final class ProbeSlots {
    private final int all;
    private final int patient;
    private int taken;

    /** The slot of a probe that is due. */
    enum Place {
        /** It may take its time. */
        PATIENT,
        /** It has to be over in a moment. */
        HURRIED,
        /** There is none. */
        NONE
    }

    /** @param all probes at the same time, at least 1 */
    ProbeSlots(int all) {
        this.all = all;
        this.patient = (all + 1) / 2;
    }

    /**
     * Takes a place, unless there is {@link Place#NONE}, which is to be {@link #leave left} once.
     *
     * @param slow whether the last probe of the port took its time
     */
    Place enter(boolean slow) {
        var place = taken < patient ? Place.PATIENT : slow || taken >= all ? Place.NONE : Place.HURRIED;
        taken += place == Place.NONE ? 0 : 1;
        return place;
    }

    void leave() {
        taken--;
    }

    int taken() {
        return taken;
    }
}
