package dev.backsource.config.reconciliation.comparison;

import dev.backsource.config.reconciliation.ledger.TopicRecord;
import dev.backsource.policy.event.StateVersion;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The committed versions. Each query blocks, and fails with {@link LostHistoryException} without a response. */
interface History {
    /** The committed ones among {@code records}, by their place in the list. */
    BitSet committed(List<TopicRecord> records);

    /** The latest versions of up to {@code count} domains whose names come after {@code name}, by name. */
    List<Place> behind(String name, int count);

    /** The course of the server and its history since the last call, or since this object was created. */
    Course course();

    /** The course of a history. */
    enum Course {
        /** The same server has written more, or nothing. */
        GOES_ON,
        /** The server was restarted, so that it may have another history. */
        STARTED_AGAIN,
        /** The server has written less than before. */
        WENT_BACK
    }

    /**
     * A domain and its latest version.
     *
     * @param published the record of that version; null while it is unpublished
     */
    record Place(
            String domain, StateVersion version, @Nullable TopicRecord published) {}
}
