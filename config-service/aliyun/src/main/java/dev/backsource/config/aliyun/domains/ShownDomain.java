package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.domain.DomainOverview;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A domain in responses. Fields without a counterpart here, such as a CNAME, are empty.
 *
 * @param status in the API's words
 * @param cdnType the kind of its content
 */
record ShownDomain(DomainOverview overview, String status, String cdnType) {
    private static final String NOTHING = "";

    String name() {
        return overview.name().value();
    }

    String createdAt() {
        return time(overview.created());
    }

    String changedAt() {
        return time(overview.changedAt());
    }

    /** The fields of both lists and details. */
    void putInto(ObjectNode item) {
        item.put("DomainName", name());
        item.put("DomainStatus", status);
        item.put("CdnType", cdnType);
        item.put("Cname", NOTHING);
        item.put("Description", NOTHING);
        item.put("ResourceGroupId", Objects.requireNonNullElse(overview.team(), NOTHING));
        item.put("GmtCreated", createdAt());
        item.put("GmtModified", changedAt());
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
