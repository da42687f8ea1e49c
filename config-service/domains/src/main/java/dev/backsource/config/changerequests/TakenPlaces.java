package dev.backsource.config.changerequests;

/**
 * The requests of one kind for a domain, as far as they count against its limits. Expired and outdated ones are not open.
 *
 * @param open the open requests
 * @param openOfPerson those of the requester among them
 * @param day the requests within a day, whatever their outcome
 * @param dayOfPerson those of the requester among them
 * @param same the open requests for the same change
 */
record TakenPlaces(long open, long openOfPerson, long day, long dayOfPerson, long same) {
    /** The limit of a domain's open requests of a kind. */
    static final int MAX_OPEN = 20;

    /** The limit of one person's requests among these. */
    static final int MAX_OPEN_OF_PERSON = 5;

    /** The limit of a domain's requests of a kind within a day. */
    static final int MAX_A_DAY = 50;

    /** The limit of one person's requests among these. */
    static final int MAX_A_DAY_OF_PERSON = 20;

    /** @throws dev.backsource.config.refusal.RefusedException when there is no place for another request */
    void requireOneMore() {
        if (same > 0) {
            throw ChangeRequestRefusal.requested();
        }
        if (openOfPerson >= MAX_OPEN_OF_PERSON) {
            throw ChangeRequestRefusal.tooManyOfPerson();
        }
        if (open >= MAX_OPEN) {
            throw ChangeRequestRefusal.tooManyOpen();
        }
        if (dayOfPerson >= MAX_A_DAY_OF_PERSON) {
            throw ChangeRequestRefusal.tooManyADayOfPerson();
        }
        if (day >= MAX_A_DAY) {
            throw ChangeRequestRefusal.tooManyADay();
        }
    }
}
