package dev.backsource.config.reconciliation.comparison;

import dev.backsource.config.reconciliation.ledger.TopicRecord;
import dev.backsource.policy.event.StateVersion;
import java.util.BitSet;
import java.util.List;

/** What was committed. Each question blocks, and fails with {@link LostHistoryException} when there is no answer. */
interface History {
    /** Which of {@code records} were committed, by their place in the list. */
    BitSet committed(List<TopicRecord> records);

    /** Where up to {@code count} domains stand that come behind {@code name}, by name. */
    List<Place> behind(String name, int count);

    /** What became of the server and its history since this was asked last, or since this was made. */
    Course course();

    /** How a history goes on. */
    enum Course {
        /** The same server has written more, or nothing. */
        GOES_ON,
        /** The server was started again, so that it may have another history. */
        STARTED_AGAIN,
        /** Less is written than before. */
        WENT_BACK
    }

    /** A domain, and where its latest version stands. */
    record Place(String domain, StateVersion version) {}
}
