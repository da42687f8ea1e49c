package dev.backsource.config.rollout;

import dev.backsource.config.domain.Publication;
import dev.backsource.config.domain.Publication.Position;
import dev.backsource.config.outbox.Publications.Published;

/** What is known so far of where a revision was published; it only ever becomes known, on whichever thread hears it. */
final class KnownPublication {
    private volatile Publication latest;

    KnownPublication(Publication latest) {
        this.latest = latest;
    }

    Publication latest() {
        return latest;
    }

    /** Takes in news of any domain; whether they were of this revision. */
    boolean takeIn(Published news) {
        var known = latest;
        if (!news.domain().equals(known.domain().value()) || news.revision() != known.revision()) {
            return false;
        }
        latest = new Publication(known.domain(), known.revision(), new Position(news.partition(), news.offset()));
        return true;
    }

    void takeIn(Publication read) {
        if (read.isPublished()) {
            latest = read;
        }
    }
}
